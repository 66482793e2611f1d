import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Migration } from '../../../src-main/settings/file-version.ts';
import { openJsonStore } from '../../../src-main/settings/json-store.ts';
import {
  defaultSettings,
  type Settings,
  settingsSchema,
} from '../../../src-main/settings/settings-schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portlight-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openJsonStore<Settings>({
    folder,
    name: 'settings',
    schema: settingsSchema,
    defaults: defaultSettings,
    nowMs: Date.UTC(2026, 0, 2),
  });
const file = (name: string) => join(folder, name);

test('starts with defaults where there is no file, and says nothing', () => {
  const store = open();
  expect(store.get()).toMatchObject({
    upstreamUrl: null,
    ports: [],
    goodbye: 'ask',
    registrationGraceMs: 30_000,
  });
  expect(store.repair).toBeNull();
});

test('keeps what was set for the next start', () => {
  const store = open();
  store.set({ ...store.get(), upstreamUrl: 'https://upstream.example' });
  expect(open().get().upstreamUrl).toBe('https://upstream.example');
});

test.each([
  ['cut in the middle', '{"version":1,"upstreamUrl":"https://up'],
  ['not JSON at all', '\u0000\u0000\u0000'],
  ['of a wrong type', '{"version":1,"theme":"purple"}'],
  ['of no version at all', '{"version":"1.0"}'],
])('sets a file aside that is %s and goes on with the last good one', (_what, damaged) => {
  const before = open();
  before.set({ ...before.get(), upstreamUrl: 'https://upstream.example' });
  writeFileSync(file('settings.json'), damaged);

  const store = open();

  expect(store.get().upstreamUrl).toBe('https://upstream.example');
  expect(store.repair?.restoredFrom).toBe('backup');
  expect(readFileSync(store.repair?.asidePath ?? '', 'utf8')).toBe(damaged);
  expect(open().repair, 'the next start finds a good file again').toBeNull();
});

test('goes on with defaults when both the file and its backup are damaged, and keeps both aside', () => {
  open();
  writeFileSync(file('settings.json'), '{');
  writeFileSync(file('settings.backup.json'), '[');
  const store = open();
  expect(store.get().upstreamUrl).toBeNull();
  expect(store.repair?.restoredFrom).toBe('defaults');
  expect(existsSync(file('settings.backup.json.damaged-2026-01-02T00-00-00-000Z'))).toBe(true);
});

test('a value is saved although its copy cannot be', () => {
  mkdirSync(file('settings.backup.json'));
  const store = open();
  store.set({ ...store.get(), theme: 'dark' });
  expect(open().get().theme).toBe('dark');
});

test('refuses a value of the wrong shape and keeps the file as it was', () => {
  const store = open();
  expect(() => store.set({ ...store.get(), registrationGraceMs: -1 })).toThrow();
  expect(open().get().registrationGraceMs).toBe(30_000);
});

test('clears away what a kill left of a write, and nothing else', () => {
  const store = open();
  store.set({ ...store.get(), theme: 'dark' });
  const halves = ['settings.json.tmp-1767225600a1b2c3', 'settings.backup.json.tmp-1767225601000000'];
  const others = ['settings.json.tmp-notes', 'book.json.tmp-1767225600a1b2c3'];
  for (const name of [...halves, ...others]) writeFileSync(file(name), '{"version":');
  expect(open().get().theme).toBe('dark');
  expect(halves.filter((name) => existsSync(file(name)))).toEqual([]);
  expect(others.filter((name) => existsSync(file(name)))).toEqual(others);
});

test('keeps a file of a newer Portlight whole, with its backup, and says which it is', () => {
  const newer = '{"version":99,"theme":"ultraviolet"}';
  writeFileSync(file('settings.json'), newer);
  writeFileSync(file('settings.backup.json'), newer);

  const store = open();
  store.set({ ...store.get(), theme: 'dark' });

  expect(store.repair).toMatchObject({ cause: 'newer', restoredFrom: 'defaults' });
  expect(store.repair?.asidePath).toMatch(/settings\.json\.newer-/);
  const kept = readdirSync(folder).filter((name) => name.includes('.newer-'));
  expect(kept.map((name) => readFileSync(file(name), 'utf8'))).toEqual([newer, newer]);
  expect(open().get().theme).toBe('dark');
});

test('a second file that is set aside in the same moment does not take the place of the first', () => {
  for (const damaged of ['{1', '{2']) {
    writeFileSync(file('settings.json'), damaged);
    open();
  }
  const kept = readdirSync(folder).filter((name) => name.startsWith('settings.json.damaged-'));
  expect(kept.map((name) => readFileSync(file(name), 'utf8')).toSorted()).toEqual(['{1', '{2']);
});

describe('an older file', () => {
  const schema = z.object({ version: z.literal(3), ports: z.array(z.object({ path: z.string() })) });
  const migrations: readonly Migration[] = [
    ({ port, ...rest }) => ({ ...rest, ports: port === undefined ? [] : [port] }),
    ({ ports, ...rest }) => ({ ...rest, ports: (ports as string[]).map((path) => ({ path })) }),
  ];
  const openOlder = () =>
    openJsonStore({
      folder,
      name: 'old',
      schema,
      migrations,
      defaults: () => ({ version: 3 as const, ports: [] }),
      nowMs: 0,
    });

  test.each([
    ['the first version', { version: 1, port: '/dev/ttyUSB0' }],
    ['a time before versions', { port: '/dev/ttyUSB0' }],
    ['the second version', { version: 2, ports: ['/dev/ttyUSB0'] }],
    ['the present version', { version: 3, ports: [{ path: '/dev/ttyUSB0' }] }],
  ])('of %s is read by the steps that it lacks', (_, content) => {
    writeFileSync(file('old.json'), JSON.stringify(content));
    const store = openOlder();
    expect(store.get()).toEqual({ version: 3, ports: [{ path: '/dev/ttyUSB0' }] });
    expect(store.repair).toBeNull();
    expect(JSON.parse(readFileSync(file('old.json'), 'utf8'))).toEqual(store.get());
  });

  test('is kept as it was, once it was brought up to date', () => {
    const before = '{"version":2,"ports":["COM12"]}';
    writeFileSync(file('old.json'), before);
    openOlder();
    openOlder();
    expect(readFileSync(file('old.v2.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => /\.v\d/.test(name))).toEqual(['old.v2.json']);
  });

  test('that no step can read is set aside as damaged', () => {
    const before = '{"version":2,"ports":"COM12"}';
    writeFileSync(file('old.json'), before);
    const store = openOlder();
    expect(store.get().ports).toEqual([]);
    expect(store.repair?.cause).toBe('damaged');
    expect(readFileSync(store.repair?.asidePath ?? '', 'utf8')).toBe(before);
  });

  test('serves as a backup too', () => {
    writeFileSync(file('old.json'), '{');
    writeFileSync(file('old.backup.json'), '{"version":1,"port":"COM12"}');
    expect(openOlder().get().ports).toEqual([{ path: 'COM12' }]);
  });
});

test('an older file that cannot be kept is left as it is, and the app goes on with what it says', () => {
  writeFileSync(file('old.json'), '{"version":1,"name":"pool"}');
  // In the way of the copy.
  mkdirSync(file('old.v1.json'));
  const open = () =>
    openJsonStore({
      folder,
      name: 'old',
      schema: z.object({ version: z.literal(2), title: z.string() }),
      migrations: [({ name, ...rest }) => ({ ...rest, title: name })],
      defaults: () => ({ version: 2 as const, title: '' }),
      nowMs: 0,
    });
  expect(open().get().title).toBe('pool');
  expect(readFileSync(file('old.json'), 'utf8')).toBe('{"version":1,"name":"pool"}');
});
