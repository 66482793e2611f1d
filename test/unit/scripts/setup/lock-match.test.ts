import { expect, test } from 'vitest';
import { installedMatchesLock, type Lockfile } from '../../../../scripts/setup/lock-match.mjs';

const wanted: Lockfile = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-win32': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const a = { version: '1.0.0', integrity: 'sha512-a' };

test('is content without the optional packages of other platforms', () => {
  expect(installedMatchesLock(wanted, { packages: { 'node_modules/a': a } })).toBe(true);
});

test.each([
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/a': { ...a, version: '1.0.1' } }],
  ['a package has another content', { 'node_modules/a': { ...a, integrity: 'sha512-x' } }],
  ['a package is there that the lock file does not name', { 'node_modules/a': a, 'node_modules/c': a }],
])('asks for an installation when %s', (_why, packages: Lockfile['packages']) => {
  expect(installedMatchesLock(wanted, { packages })).toBe(false);
});
