import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY_DISK = '/dev/shm';

/** Where lives keep their journals: they are opened, killed and read again by the hundred thousand, which no disk need see. */
export function livesFolder(): string {
  try {
    accessSync(MEMORY_DISK, constants.W_OK);
    return MEMORY_DISK;
  } catch {
    return tmpdir();
  }
}
