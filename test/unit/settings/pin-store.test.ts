import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openJsonStore } from '../../../src-main/settings/json-store.ts';
import { createPinStore } from '../../../src-main/settings/pin-store.ts';
import type { Vault } from '../../../src-main/settings/secret-store.ts';
import { noSecrets, secretsSchema } from '../../../src-main/settings/settings-schema.ts';
import { NO_PIN_MEMORY, type PinMemory } from '../../../src-main/shared/pin-memory.ts';
import { iccid } from '../../support/port-record-factory.ts';

const CARD = iccid('8946070000000000017');
const MEMORY: PinMemory = {
  pin: '4821',
  trying: { pin: '7355', triesBefore: 3, remember: true, sends: 1 },
  refused: ['9046'],
  wrongInARow: 1,
};

/** Turns bits over, as a keychain does with more care; another `key` is another keychain. */
function createVault(key = 0x5a): Vault {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => turn(Buffer.from(text)),
    decryptString: (bytes) => turn(bytes).toString(),
  };
}

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portlight-test-'));
  folders.push(folder);
  return folder;
}

function open(folder: string, vault = createVault()) {
  const file = openJsonStore({
    folder,
    name: 'secrets',
    schema: secretsSchema,
    defaults: noSecrets,
    nowMs: 0,
  });
  return { file, pins: createPinStore(file, vault) };
}

test('what is known of a PIN outlives a restart', () => {
  const folder = temporaryFolder();
  open(folder).pins.save(CARD, MEMORY);
  expect(open(folder).pins.recall(CARD)).toEqual(MEMORY);
});

test('no PIN stands readable in the file, the refused ones neither', () => {
  const folder = temporaryFolder();
  open(folder).pins.save(CARD, MEMORY);
  for (const name of ['secrets.json', 'secrets.backup.json']) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toContain(CARD);
    for (const pin of ['4821', '7355', '9046']) expect(text).not.toContain(pin);
  }
});

test('of a card that was never asked nothing is known, and nothing is written', () => {
  const { file, pins } = open(temporaryFolder());
  expect(pins.recall(CARD)).toEqual(NO_PIN_MEMORY);
  pins.save(CARD, NO_PIN_MEMORY);
  expect(file.get().pins).toEqual({});
});

test('cards and the API key are kept beside each other', () => {
  const { file, pins } = open(temporaryFolder());
  const other = iccid('8946070000000000025');
  file.set({ ...file.get(), apiKey: 'a2V5' });
  pins.save(CARD, MEMORY);
  pins.save(other, { ...NO_PIN_MEMORY, pin: '1111' });
  pins.save(CARD, NO_PIN_MEMORY);
  expect(pins.recall(other)).toMatchObject({ pin: '1111' });
  expect(pins.recall(CARD)).toEqual(NO_PIN_MEMORY);
  expect(file.get().apiKey).toBe('a2V5');
});

test('an entry of another keychain is unreadable, not empty', () => {
  const folder = temporaryFolder();
  open(folder).pins.save(CARD, MEMORY);
  expect(open(folder, createVault(0x33)).pins.recall(CARD)).toBe('unreadable');
});

test('a secrets file from before there were PINs still reads', () => {
  expect(secretsSchema.parse({ version: 1, apiKey: 'a2V5' })).toEqual({
    version: 1,
    apiKey: 'a2V5',
    pins: {},
  });
});
