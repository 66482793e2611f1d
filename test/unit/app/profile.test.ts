import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseProfile } from '../../../src-main/app/profile.ts';

test('gives a demo a folder of its own and takes it away', () => {
  const profile = chooseProfile({ userDataDir: null, demo: 8 });
  expect(existsSync(profile.folder ?? '')).toBe(true);
  profile.discard();
  expect(existsSync(profile.folder ?? '')).toBe(false);
});

test('keeps a demo apart from the real data in a folder that was named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portlight-profile-'));
  try {
    expect(chooseProfile({ userDataDir: folder, demo: 8 }).folder).toBe(join(folder, 'demo'));
    expect(chooseProfile({ userDataDir: folder, demo: null }).folder).toBe(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('takes away what a demo left behind that is not running any more, and nothing of one that is', () => {
  const dead = mkdtempSync(join(tmpdir(), 'portlight-demo-'));
  const alive = mkdtempSync(join(tmpdir(), 'portlight-demo-'));
  // No process has this id: it is above what systems give out.
  writeFileSync(join(dead, 'owner.pid'), String(2 ** 30));
  writeFileSync(join(alive, 'owner.pid'), String(process.pid));
  const profile = chooseProfile({ userDataDir: null, demo: 8 });
  try {
    expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
  } finally {
    profile.discard();
    rmSync(alive, { recursive: true });
  }
});

test('says at once when the folder cannot be made', () => {
  expect(() => chooseProfile({ userDataDir: '/proc/nope', demo: null })).toThrow(/\/proc\/nope/);
});
