import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

const familyWild = 0xffff;
const cookieName = 'MIT-MAGIC-COOKIE-1';

/**
 * Writes the key of a virtual display, so that no other user of the machine can look at it. One entry, valid for any
 * display number: the number is not known before the server has started. Format: Xau(3), all lengths big-endian.
 * @param {string} path
 */
export async function writeXauthority(path) {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(familyWild);
  const fields = ['', '', cookieName, randomBytes(16)].map((field) => counted(Buffer.from(field)));
  await writeFile(path, Buffer.concat([family, ...fields]), { mode: 0o600 });
}

/** @param {Buffer} bytes */
function counted(bytes) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
