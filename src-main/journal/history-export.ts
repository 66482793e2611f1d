import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JournalRow } from '../shared/journal-view.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { csvHead, csvLines } from './history-csv.ts';

type Batches = AsyncIterable<readonly JournalRow[]>;

/** Streams rows into a file beside the wanted one, which takes its place when all is written: never half a file under that name. */
export async function writeExport(
  path: string,
  format: 'csv' | 'json',
  batches: Batches,
): Promise<Result<{ readonly rows: number }>> {
  // Of its own, as two may be written to one place at once.
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  let rows = 0;
  async function* counted(): Batches {
    for await (const batch of batches) {
      rows += batch.length;
      yield batch;
    }
  }
  const texts = format === 'csv' ? csvText(counted()) : jsonText(counted());
  try {
    await pipeline(Readable.from(texts), createWriteStream(part, { flags: 'wx' }));
    await rename(part, path);
    return ok({ rows });
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    // Faults of the history itself are for its owner, who may have to set the file aside.
    if (!isFileFault(cause)) throw cause;
    return err(
      `The file could not be written (${cause.message}). Choose another place, or make room on the disk.`,
    );
  }
}

function isFileFault(cause: unknown): cause is Error {
  return cause instanceof Error && 'syscall' in cause;
}

async function* csvText(batches: Batches): AsyncGenerator<string> {
  yield csvHead();
  for await (const batch of batches) if (batch.length > 0) yield csvLines(batch);
}

async function* jsonText(batches: Batches): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of batches) {
    for (const row of batch) {
      yield before +
        JSON.stringify(row.kind === 'request' ? { ...row, request: JSON.parse(row.request) } : row);
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
