import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { type Block, blocksWithin, planBlocks } from './block.ts';
import { appendResult, readResults } from './results-file.ts';

const asked: Block = { first: 1, count: 25, hours: 24, modems: 'bytes' };
const TOTAL = {
  seeds: 10,
  steps: 0,
  requests: 0,
  lists: 0,
  accepted: 0,
  troubles: 0,
  starts: 0,
  failures: [],
};

const rangesOf = (blocks: readonly Block[]) =>
  blocks.map(({ first, count }) => `${first}-${first + count - 1}`);

test('a run is cut into blocks of ten seeds', () => {
  expect(rangesOf(planBlocks(asked, []))).toEqual(['1-10', '11-20', '21-25']);
});

test('a run that was cut off lives only the seeds that are missing', () => {
  const lived = [
    { ...asked, first: 11, count: 10 },
    { ...asked, first: 1, count: 3 },
    { ...asked, first: 4, count: 7, hours: 6 },
    { ...asked, first: 21, count: 5, modems: 'quick' },
  ] as const;
  expect(rangesOf(planBlocks(asked, lived))).toEqual(['4-10', '21-25']);
});

test('results outlive the run, but for a line that was cut off', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = `${folder}/results.jsonl`;
    expect(readResults(path)).toEqual([]);
    const block = { ...asked, count: 10, total: TOTAL, seconds: 15, code: 'abc' };
    appendResult(path, block);
    appendResult(path, { ...block, first: 31 });
    appendFileSync(path, '{"first":41,"co');
    expect(rangesOf(readResults(path))).toEqual(['1-10', '31-40']);
    expect(rangesOf(blocksWithin(asked, readResults(path)))).toEqual(['1-10']);
  });
});
