import { expect, test } from 'vitest';
import {
  missingLibraries,
  sharedLibraries,
  unresolvedLibraries,
} from '../../../../scripts/setup/shared-libraries.mjs';

function listing(sonames: readonly string[]): string {
  const lines = sonames.map((name) => `\t${name} (libc6,x86-64) => /lib/x86_64-linux-gnu/${name}`);
  return `${lines.length} libs found in cache\n${lines.join('\n')}\n`;
}

const all = sharedLibraries.map(({ soname }) => soname);

test('misses nothing when the loader knows every library', () => {
  expect(missingLibraries(listing(all))).toEqual([]);
});

test('names the package of a missing library', () => {
  const without = all.filter((name) => name !== 'libnotify.so.4');
  expect(missingLibraries(listing(without)).map(({ apt }) => apt)).toEqual(['libnotify4']);
});

test('does not take a library for a longer one that begins like it', () => {
  const renamed = all.map((name) => (name === 'libgbm.so.1' ? 'libgbm.so.12' : name));
  expect(missingLibraries(listing(renamed)).map(({ soname }) => soname)).toEqual(['libgbm.so.1']);
});

test('claims nothing on a system without a list of libraries', () => {
  expect(missingLibraries('')).toEqual([]);
});

test('reads the libraries that a program lacks', () => {
  const said = '\tlibm.so.6 => /lib/libm.so.6 (0x1)\n\tlibcups.so.2 => not found\n\tlinux-vdso.so.1 (0x2)\n';
  expect(unresolvedLibraries(said)).toEqual(['libcups.so.2']);
});
