import { existsSync } from 'node:fs';

/** @typedef {'apt' | 'dnf' | 'pacman' | 'zypper'} PackageManager */

/** @type {ReadonlyArray<{ manager: PackageManager, program: string, install: string }>} */
const managers = [
  {
    manager: 'apt',
    program: '/usr/bin/apt-get',
    install: 'apt-get update && {sudo}apt-get install -y --no-install-recommends',
  },
  { manager: 'dnf', program: '/usr/bin/dnf', install: 'dnf install -y' },
  { manager: 'pacman', program: '/usr/bin/pacman', install: 'pacman -S --needed --noconfirm' },
  { manager: 'zypper', program: '/usr/bin/zypper', install: 'zypper install -y' },
];

/**
 * @param {(path: string) => boolean} exists
 * @returns {PackageManager | null}
 */
export function findPackageManager(exists = existsSync) {
  return managers.find(({ program }) => exists(program))?.manager ?? null;
}

/**
 * One line to copy into a terminal.
 * @param {PackageManager} manager
 * @param {readonly string[]} packages
 * @param {boolean} isRoot
 */
export function installCommand(manager, packages, isRoot) {
  const entry = managers.find((candidate) => candidate.manager === manager);
  const sudo = isRoot ? '' : 'sudo ';
  return `${sudo}${entry?.install.replace('{sudo}', sudo)} ${packages.join(' ')}`;
}
