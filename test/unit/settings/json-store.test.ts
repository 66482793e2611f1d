import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  ['from a newer version', '{"version":99}'],
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
