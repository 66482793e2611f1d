import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetupError } from './setup-error.mjs';

/**
 * @param {string} file
 * @param {string} expected in the form of the registry, `sha512-<base64>`
 * @throws {SetupError} when the file is another one
 */
export async function verifyIntegrity(file, expected) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual === expected) return;
  throw new SetupError(
    [
      `Wrong hash: ${basename(file)} is not the file that was expected. It was thrown away and nothing was installed.`,
      `  expected ${expected}`,
      `  received ${actual}`,
      'Check the package registry that npm is set to use (npm config get registry), then try again.',
    ].join('\n'),
  );
}
