import { createHash, randomBytes } from 'node:crypto';

/**
 * A mark by which a stored list is known to belong to an address and key, without telling either: a salted SHA-256. `targetKey`
 * as of sync-flight.ts.
 */
export function markTarget(targetKey: string, salt = randomBytes(12).toString('hex')): string {
  return `${salt}:${createHash('sha256').update(`${salt}\n${targetKey}`).digest('hex')}`;
}

export function isMarkOf(mark: string, targetKey: string): boolean {
  const [salt = ''] = mark.split(':');
  return markTarget(targetKey, salt) === mark;
}
