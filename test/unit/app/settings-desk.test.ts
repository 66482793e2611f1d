import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSettingsDesk } from '../../../src-main/app/settings-desk.ts';
import { createUssdSettings } from '../../../src-main/app/ussd-settings.ts';
import { openJsonStore } from '../../../src-main/settings/json-store.ts';
import { createSecretStore } from '../../../src-main/settings/secret-store.ts';
import {
  defaultSettings,
  noSecrets,
  secretsSchema,
  settingsSchema,
} from '../../../src-main/settings/settings-schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portlight-desk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp() {
  const open = { folder, nowMs: 0 };
  const settings = openJsonStore({
    ...open,
    name: 'settings',
    schema: settingsSchema,
    defaults: defaultSettings,
  });
  const file = openJsonStore({ ...open, name: 'secrets', schema: secretsSchema, defaults: noSecrets });
  const vault = {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
    decryptString: (bytes: Buffer) => [...bytes.toString()].reverse().join(''),
  };
  const secrets = createSecretStore(file, vault, 'darwin');
  const target = {
    target: () => null,
    view: () => ({ upstreamUrl: null, hasApiKey: false, keyStorage: 'none' }) as const,
    forgetKey: () => {},
  };
  const ussd = createUssdSettings(settings);
  const left = { settings: Number.POSITIVE_INFINITY, secrets: Number.POSITIVE_INFINITY };
  const write = (name: keyof typeof left) => {
    if (left[name] <= 0) throw new Error('no space left on the disk');
    left[name] -= 1;
  };
  const desk = createSettingsDesk({
    settings: {
      ...settings,
      set(value) {
        write('settings');
        settings.set(value);
      },
    },
    secrets: {
      ...secrets,
      setApiKey(key) {
        write('secrets');
        secrets.setApiKey(key);
      },
    },
    target,
    ussd,
  });
  const breakAfter = (name: keyof typeof left, writes: number) => {
    left[name] = writes;
  };
  return { desk, settings, secrets, ussd, breakAfter };
}

test('keeps address and key that were typed, the address without its call', () => {
  const { desk, settings, secrets } = setUp();
  const url = ' https://vendor.example/api/resellers/sendNumbersOnline ';
  expect(desk.setUpstream({ url, apiKey: ' key-1 ' }).ok).toBe(true);
  expect(settings.get().upstreamUrl).toBe('https://vendor.example');
  expect(secrets.apiKey()).toEqual({ kind: 'read', secret: 'key-1' });
});

test('asks for the key again when the address becomes another one', () => {
  const { desk, settings } = setUp();
  desk.setUpstream({ url: 'https://vendor.example', apiKey: 'key-1' });
  expect(desk.setUpstream({ url: 'https://evil.example', apiKey: null })).toMatchObject({
    ok: false,
    error: expect.stringContaining('API key'),
  });
  expect(settings.get().upstreamUrl).toBe('https://vendor.example');
  expect(desk.setUpstream({ url: 'https://vendor.example/base', apiKey: null }).ok).toBe(true);
});

test.each(['settings', 'secrets'] as const)(
  'leaves no key beside an address of somebody else when writing %s breaks on the way',
  (broken) => {
    const { desk, settings, secrets, breakAfter } = setUp();
    desk.setUpstream({ url: 'https://vendor.example', apiKey: 'key-1' });
    const pairs = [['https://vendor.example', 'key-1']];
    for (let writes = 0; writes < 3; writes++) {
      breakAfter(broken, writes);
      try {
        desk.setUpstream({ url: 'https://other.example', apiKey: 'key-2' });
      } catch {
        const key = secrets.apiKey();
        if (key.kind === 'read') pairs.push([settings.get().upstreamUrl ?? '', key.secret]);
      }
    }
    expect(pairs).not.toContainEqual(['https://vendor.example', 'key-2']);
    expect(pairs).not.toContainEqual(['https://other.example', 'key-1']);
  },
);

test.each([
  ['an address that is none', 'vendor', 'key-1'],
  ['http to a far host', 'http://vendor.example', 'key-1'],
  ['a key with a letter that no key has', 'https://vendor.example', 'k\u0435y'],
  ['a key of two lines', 'https://vendor.example', 'a\nb'],
])('refuses %s and keeps what was there', (_what, url, apiKey) => {
  const { desk, settings, secrets } = setUp();
  expect(desk.setUpstream({ url, apiKey }).ok).toBe(false);
  expect(settings.get().upstreamUrl).toBeNull();
  expect(secrets.apiKey()).toEqual({ kind: 'none' });
});

test('shows the codes that came with Portlight with the own ones over them', () => {
  const { desk, settings, ussd } = setUp();
  const codeOf = (network: string) => desk.view().ussdCodes.find(({ mccMnc }) => mccMnc === network);
  expect(codeOf('25002')).toMatchObject({ code: '*205#', origin: 'built-in' });
  const codes = [
    { mccMnc: '25002', operator: 'MegaFon', code: null },
    { mccMnc: '24001', operator: 'Telia', code: '*120#' },
  ];
  expect(desk.setUssdCodes({ codes }).ok).toBe(true);
  expect(codeOf('25002')).toMatchObject({ code: null, origin: 'own' });
  expect(codeOf('24001')).toMatchObject({ code: '*120#', origin: 'own' });
  expect(settings.get().ussdCodes).toEqual(codes);
  expect(ussd.codes()).toEqual(desk.view().ussdCodes);
  expect(desk.setUssdCodes({ codes: [] }).ok).toBe(true);
  expect(codeOf('25002')).toMatchObject({ code: '*205#', origin: 'built-in' });
});

test('refuses two codes for one network, and keeps those it had', () => {
  const { desk, settings } = setUp();
  const codes = ['*1#', '*2#'].map((code) => ({ mccMnc: '24001', operator: 'Telia', code }));
  expect(desk.setUssdCodes({ codes })).toMatchObject({
    ok: false,
    error: expect.stringContaining('24001'),
  });
  expect(settings.get().ussdCodes).toEqual([]);
});

test.each(['##002#', '**21*0701234567#', '*21*0701234567#', '**04*1234*0000*0000#', '*62*0701234567#'])(
  'refuses %s, which would change something at every SIM of the operator',
  (code) => {
    const { desk, settings, ussd } = setUp();
    const own = [{ mccMnc: '25002', operator: 'MegaFon', code }];
    expect(desk.setUssdCodes({ codes: own })).toMatchObject({
      ok: false,
      error: expect.stringContaining(`${code} changes`),
    });
    settings.set({ ...settings.get(), ussdCodes: own });
    expect(ussd.codes().find(({ mccMnc }) => mccMnc === '25002')).toMatchObject({ origin: 'built-in' });
  },
);

test('an own code that is none, written into the file by hand, never gets to a modem', () => {
  const { settings, ussd } = setUp();
  const evil = { mccMnc: '25002', operator: 'x', code: '*1#",15\rATD112;' };
  settings.set({ ...settings.get(), ussdCodes: [evil] });
  expect(ussd.codes().find(({ mccMnc }) => mccMnc === '25002')).toMatchObject({ origin: 'built-in' });
});

test('networks are not asked before the user has switched that on', () => {
  const { desk, ussd } = setUp();
  expect(ussd.enabled()).toBe(false);
  desk.update({ ussdLookup: true });
  expect(ussd.enabled()).toBe(true);
});
