/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether `node_modules` holds what the lock file asks for. npm writes its own account of `node_modules` last of all, so a
 * half-finished installation has none, or an old one.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json
 */
export function installedMatchesLock(wanted, installed) {
  const missing = Object.entries(wanted.packages).some(
    ([path, entry]) => path !== '' && !isInstalled(entry, installed.packages[path]),
  );
  const surplus = Object.keys(installed.packages).some((path) => wanted.packages[path] === undefined);
  return !missing && !surplus;
}

/**
 * An optional package may be absent: it is made for another platform.
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} installed
 */
function isInstalled(wanted, installed) {
  if (installed === undefined) return wanted.optional === true;
  return wanted.version === installed.version && wanted.integrity === installed.integrity;
}
