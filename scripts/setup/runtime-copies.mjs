/**
 * Copies of Electron's runtime that stand in the package registry, each inside of an application somebody published there.
 * Only the runtime is taken, never the application. One entry for each platform whose copy was tried, keyed `<platform>-<arch>`.
 * @typedef {object} RuntimeCopy
 * @property {string} spec the package with its exact version
 * @property {string} integrity sha512 of the tarball
 * @property {number} bytes size of the tarball, to show how far the download is
 * @property {string} folder where the runtime lies in the tarball
 * @property {string} executable what the application calls Electron's binary
 * @property {string} electron version of the runtime
 */

/** @type {Readonly<Record<string, RuntimeCopy>>} */
export const runtimeCopies = {
  'linux-x64': {
    spec: '@circadio/milton-linux-x64@0.1.5',
    integrity:
      'sha512-7wwNzk/FGpznHFGnY/O5gZ/bnmLocilf2sn+w0U+2Fsyf0wEK0Vr94kk8kdwP2GGq60C/4C2BeKa/w7zhhpsYw==',
    bytes: 153_038_217,
    folder: 'package/app',
    executable: 'Milton',
    electron: '41.3.0',
  },
};
