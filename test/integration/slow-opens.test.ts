import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const SCRIPT = join(import.meta.dirname, '../support/slow-opens.ts');

/** What the script told before it ended itself. */
function run(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    execFile(process.execPath, [SCRIPT, folder], { env }, (_error, stdout) => resolve(stdout));
  });
}

test.runIf(process.platform === 'linux')(
  'eight ttys that hang in opening hold up neither the others nor files',
  () =>
    withTemporaryFolder(async (folder) => {
      expect(JSON.parse(await run(folder))).toEqual({ hung: 8, opened: 4, readsFiles: true });
    }),
);
