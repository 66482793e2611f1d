import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSetupLock } from '../../../../scripts/setup/setup-lock.mjs';
import { quietReport } from './quiet-report.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('lets the second set-up wait for the first, and tells so', async () => {
  const root = await temporaryFolder();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const report = quietReport();
  const one = withSetupLock(root, report, async () => {
    entered.resolve();
    await first.promise;
    order.push('first');
  });
  await entered.promise;
  const waits = Promise.withResolvers<void>();
  const two = withSetupLock(root, { ...report, line: () => waits.resolve() }, async () =>
    order.push('second'),
  );
  await waits.promise;
  first.resolve();
  await Promise.all([one, two]);
  expect(order).toEqual(['first', 'second']);
});

test('takes over the lock of a set-up that was killed', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'out'));
  await writeFile(join(root, 'out', '.setup-lock'), '999999999');
  const report = quietReport();
  expect(await withSetupLock(root, report, async () => 'done')).toBe('done');
  expect(report.lines).toEqual([]);
});

test('gives the lock back when set-up fails', async () => {
  const root = await temporaryFolder();
  await expect(withSetupLock(root, quietReport(), () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  );
  expect(await readdir(join(root, 'out'))).toEqual([]);
});
