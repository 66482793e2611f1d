import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Block } from './block.ts';
import type { LivesTotal } from './lives.ts';

/** What one block came to; `lost`: its process ended without a word, which is a fault like any other. */
export type BlockResult =
  | {
      readonly kind: 'lived';
      readonly block: Block;
      readonly total: LivesTotal;
      readonly seconds: number;
    }
  | { readonly kind: 'lost'; readonly block: Block; readonly why: string };

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Lives all blocks, `jobs` processes side by side, one block each. */
export async function liveBlocks(
  blocks: readonly Block[],
  jobs: number,
  done: (result: BlockResult) => void,
): Promise<void> {
  const waiting = [...blocks];
  const work = async (): Promise<void> => {
    for (let block = waiting.shift(); block !== undefined; block = waiting.shift())
      done(await inProcess(block));
  };
  await Promise.all(Array.from({ length: Math.min(jobs, blocks.length) }, work));
}

function inProcess(block: Block): Promise<BlockResult> {
  return new Promise((resolve) => {
    const child = fork(worker, [], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
    child.once('message', (message) => {
      const { total, seconds } = message as { readonly total: LivesTotal; readonly seconds: number };
      resolve({ kind: 'lived', block, total, seconds });
      child.disconnect();
    });
    child.once('error', (error) => resolve({ kind: 'lost', block, why: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ kind: 'lost', block, why: `it ended by ${signal ?? code}` }),
    );
    child.send(block);
  });
}
