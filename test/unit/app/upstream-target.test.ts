import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createNotices } from '../../../src-main/app/notices.ts';
import { createTargetSource } from '../../../src-main/app/upstream-target.ts';
import { openJsonStore } from '../../../src-main/settings/json-store.ts';
import { createSecretStore, type Vault } from '../../../src-main/settings/secret-store.ts';
import {
  defaultSettings,
  noSecrets,
  secretsSchema,
  settingsSchema,
} from '../../../src-main/settings/settings-schema.ts';
import { FakeClock } from '../../support/fake-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portlight-target-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A keychain of this process: what it locks only it can open. */
function makeVault(): Vault {
  const words = new Map<string, string>();
  return {
    isEncryptionAvailable: () => true,
    encryptString(text) {
      const token = `locked-${words.size}`;
      words.set(token, text);
      return Buffer.from(token);
    },
    decryptString(bytes) {
      const text = words.get(bytes.toString());
      if (text === undefined) throw new Error('another keychain locked this');
      return text;
    },
  };
}

function setUp(flags: { upstream?: string; apiKeyFile?: string } = {}, vault = makeVault()) {
  const nowMs = 0;
  const settings = openJsonStore({
    folder,
    name: 'settings',
    schema: settingsSchema,
    defaults: defaultSettings,
    nowMs,
  });
  const secretFile = openJsonStore({
    folder,
    name: 'secrets',
    schema: secretsSchema,
    defaults: noSecrets,
    nowMs,
  });
  const secrets = createSecretStore(secretFile, vault, 'darwin');
  const notices = createNotices();
  const clock = new FakeClock();
  const source = createTargetSource({
    flags: { upstream: flags.upstream ?? null, apiKeyFile: flags.apiKeyFile ?? null },
    ...{ settings, secrets, notices, clock },
  });
  return { source, settings, secrets, notices, clock };
}

test('sends nowhere while address or key is missing', () => {
  expect(setUp().source.target()).toBeNull();
  expect(setUp({ upstream: 'https://a.example' }).source.target()).toBeNull();
});

test('takes address and key of the settings, and the key is not in the file in plain words', () => {
  const { source, settings, secrets } = setUp();
  settings.set({ ...settings.get(), upstreamUrl: 'https://saved.example' });
  secrets.setApiKey('stored-key');
  expect(source.target()).toEqual({ baseUrl: 'https://saved.example', apiKey: 'stored-key' });
  expect(source.view()).toEqual({
    upstreamUrl: 'https://saved.example',
    hasApiKey: true,
    keyStorage: 'keychain',
  });
});

test('lets the flags of this run win', () => {
  const apiKeyFile = join(folder, 'key');
  writeFileSync(apiKeyFile, 'key-of-this-run');
  const { source, settings } = setUp({ upstream: 'https://flag.example', apiKeyFile });
  settings.set({ ...settings.get(), upstreamUrl: 'https://saved.example' });
  expect(source.target()).toEqual({ baseUrl: 'https://flag.example', apiKey: 'key-of-this-run' });
  expect(source.view().keyStorage).toBe('file');
});

test('takes a key file that appears later, and takes its complaint back', async () => {
  const apiKeyFile = join(folder, 'key');
  const { source, notices, clock } = setUp({ upstream: 'https://flag.example', apiKeyFile });
  expect(source.target()).toBeNull();
  expect(notices.list()).toMatchObject([{ id: 'api-key-file', level: 'error' }]);
  writeFileSync(apiKeyFile, 'late-key');
  await clock.advance(5000);
  expect(source.target()).toEqual({ baseUrl: 'https://flag.example', apiKey: 'late-key' });
  expect(notices.list()).toEqual([]);
});

test('asks for the key again when the keychain cannot open it', () => {
  setUp().secrets.setApiKey('stored-key');
  const { source, notices } = setUp({ upstream: 'https://a.example' });
  expect(source.target()).toBeNull();
  expect(notices.list()).toMatchObject([
    { id: 'api-key', text: expect.stringContaining('Type the key again') },
  ]);
});

test('carries a stored key to no other address than the one it was given for', () => {
  const { source, settings, secrets, notices } = setUp({ upstream: 'https://elsewhere.example' });
  settings.set({ ...settings.get(), upstreamUrl: 'https://saved.example' });
  secrets.setApiKey('stored-key');
  expect(source.target()).toBeNull();
  expect(notices.list()).toMatchObject([{ id: 'foreign-key', level: 'error' }]);
});

test('does not bring back what the user has read and sent away', async () => {
  const { source, notices, clock } = setUp({
    upstream: 'https://a.example',
    apiKeyFile: join(folder, 'none'),
  });
  source.target();
  notices.dismiss('api-key-file');
  await clock.advance(5000);
  source.target();
  expect(notices.list()).toEqual([]);
});
