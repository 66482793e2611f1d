import { expect, test } from 'vitest';
import { findPackageManager, installCommand } from '../../../../scripts/setup/package-manager.mjs';

test('finds the package manager of the system', () => {
  expect(findPackageManager((path) => path === '/usr/bin/dnf')).toBe('dnf');
  expect(findPackageManager(() => false)).toBeNull();
});

test('gives a user one line to copy, with sudo before each program', () => {
  expect(installCommand('apt', ['libnss3', 'xvfb'], false)).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb',
  );
});

test('gives root a line without sudo', () => {
  expect(installCommand('pacman', ['nss'], true)).toBe('pacman -S --needed --noconfirm nss');
});
