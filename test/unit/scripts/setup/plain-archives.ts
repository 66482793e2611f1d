import process from 'node:process';
import { afterAll, beforeAll } from 'vitest';

/** Electron's Node shows an .asar file as a folder. The scripts run on plain Node, where it is a file. */
export function treatArchivesAsFiles(): void {
  beforeAll(() => void Reflect.set(process, 'noAsar', true));
  afterAll(() => void Reflect.set(process, 'noAsar', false));
}
