import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { aptPolicy, installAptPackages } from './apt-install.mjs';
import { chooseAptNames } from './apt-names.mjs';
import { findPackageManager, installCommand } from './package-manager.mjs';
import { SetupError } from './setup-error.mjs';
import { missingLibraries, unresolvedLibraries, virtualDisplay } from './shared-libraries.mjs';

/**
 * Sees to the shared libraries of Electron and to a virtual display where there is no real one. Linux only: Windows and
 * macOS bring all of it.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 */
export async function ensureSystem(root, report) {
  if (process.platform !== 'linux') return report.line('System: nothing to install on this platform.');
  const before = findMissing(root);
  if (before.length === 0) return report.line('System: shared libraries and display are in place.');
  await installMissing(before, report);
  const after = findMissing(root);
  if (after.length > 0) throw new SetupError(`Still missing after the installation: ${namesOf(after)}`);
}

/** Whether a window can be shown on this machine as it is. */
export function hasDisplay() {
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * @typedef {{ name: string, packages: Record<import('./package-manager.mjs').PackageManager, string> | null }} MissingPart
 * @param {string} root
 * @returns {MissingPart[]}
 */
function findMissing(root) {
  /** @type {MissingPart[]} */
  const missing = missingLibraries(listingOf('ldconfig', ['-p'])).map((library) => ({
    name: library.soname,
    packages: library,
  }));
  if (!hasDisplay() && !isOnPath('Xvfb')) missing.push({ name: 'Xvfb', packages: virtualDisplay });
  if (missing.length > 0) return missing;
  const electron = createRequire(join(root, 'package.json'))('electron');
  return unresolvedLibraries(listingOf('ldd', [electron])).map((name) => ({ name, packages: null }));
}

/**
 * @param {readonly MissingPart[]} missing
 * @param {import('./report.mjs').Report} report
 */
async function installMissing(missing, report) {
  const manager = findPackageManager();
  const isRoot = process.getuid?.() === 0;
  if (manager === null || missing.some(({ packages }) => packages === null)) {
    throw new SetupError(
      `Electron needs what this system lacks: ${namesOf(missing)}. Please install it and try again.`,
    );
  }
  const packages = missing.flatMap((part) => (part.packages === null ? [] : [part.packages[manager]]));
  if (manager !== 'apt' || !isRoot) {
    const names = manager === 'apt' ? chooseAptNames(packages, aptPolicy(packages)) : packages;
    const command = installCommand(manager, names, isRoot);
    throw new SetupError(
      `Electron needs what this system lacks (${namesOf(missing)}). Please run this, then try again:\n\n  ${command}\n`,
    );
  }
  report.line(
    `System: installing ${packages.join(', ')} with apt-get, because Electron needs ${namesOf(missing)}.`,
  );
  await installAptPackages(packages, report);
}

/** @param {readonly MissingPart[]} missing */
function namesOf(missing) {
  return missing.map(({ name }) => name).join(', ');
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function listingOf(program, args) {
  // ldconfig lies in /sbin, which is not on the PATH of every user.
  const env = { ...process.env, LC_ALL: 'C', PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
  return spawnSync(program, args, { encoding: 'utf8', env }).stdout ?? '';
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
