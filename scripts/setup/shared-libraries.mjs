/**
 * The shared libraries that Electron needs beyond a bare system, with the package that brings each.
 * @typedef {object} SharedLibrary
 * @property {string} soname
 * @property {string} apt Debian's name; a "t64" may follow it on newer releases
 * @property {string} dnf
 * @property {string} pacman
 * @property {string} zypper
 */

/** @type {readonly SharedLibrary[]} */
export const sharedLibraries = [
  { soname: 'libgtk-3.so.0', apt: 'libgtk-3-0', dnf: 'gtk3', pacman: 'gtk3', zypper: 'libgtk-3-0' },
  { soname: 'libnss3.so', apt: 'libnss3', dnf: 'nss', pacman: 'nss', zypper: 'mozilla-nss' },
  { soname: 'libasound.so.2', apt: 'libasound2', dnf: 'alsa-lib', pacman: 'alsa-lib', zypper: 'libasound2' },
  { soname: 'libgbm.so.1', apt: 'libgbm1', dnf: 'mesa-libgbm', pacman: 'mesa', zypper: 'libgbm1' },
  { soname: 'libXss.so.1', apt: 'libxss1', dnf: 'libXScrnSaver', pacman: 'libxss', zypper: 'libXss1' },
  { soname: 'libXtst.so.6', apt: 'libxtst6', dnf: 'libXtst', pacman: 'libxtst', zypper: 'libXtst6' },
  {
    soname: 'libnotify.so.4',
    apt: 'libnotify4',
    dnf: 'libnotify',
    pacman: 'libnotify',
    zypper: 'libnotify4',
  },
  {
    soname: 'libsecret-1.so.0',
    apt: 'libsecret-1-0',
    dnf: 'libsecret',
    pacman: 'libsecret',
    zypper: 'libsecret-1-0',
  },
];

/** The X server without a screen, for machines without a display. */
export const virtualDisplay = {
  apt: 'xvfb',
  dnf: 'xorg-x11-server-Xvfb',
  pacman: 'xorg-server-xvfb',
  zypper: 'xorg-x11-server-Xvfb',
};

/**
 * @param {string} listing what `ldconfig -p` says; nothing at all where a system does without it
 * @returns {SharedLibrary[]}
 */
export function missingLibraries(listing) {
  if (listing === '') return [];
  const known = new Set(listing.split('\n').map((line) => line.trim().split(' ')[0]));
  return sharedLibraries.filter(({ soname }) => !known.has(soname));
}

/**
 * @param {string} listing what `ldd <program>` says
 * @returns {string[]} names of libraries that the loader cannot find
 */
export function unresolvedLibraries(listing) {
  return listing
    .split('\n')
    .filter((line) => line.includes('=> not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}
