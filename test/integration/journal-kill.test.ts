import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const WRITER = join(import.meta.dirname, '../support/journal-writer.ts');

interface Killed {
  /** The last turn that the writer told of. */
  readonly turn: number;
  readonly warnings: string;
}

/** Runs the writer until it has told of `turns` turns, then kills it. `limit`: a shell command before it starts. */
function writeUntilKilled(path: string, turns: number, limit = ':'): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${limit}; exec "$0" "$@"`, process.execPath, WRITER, path], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    let told = '';
    let errors = '';
    const last = () => Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1));
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.on('data', (chunk) => {
      told += chunk;
      if (last() >= turns) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve({ turn: last(), warnings: errors });
      else reject(new Error(`the writer ended by itself: ${errors}`));
    });
  });
}

test('nothing that was told as written is lost when the app is killed', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    let rows = 0;
    for (const turns of [1, 7, 40, 150, 151]) {
      const { turn: told } = await writeUntilKilled(path, turns);
      const journal = openJournal(path, { clock: createSystemClock() });
      expect(journal.setAside).toBeNull();
      const requests = journal.recentRequests(100_000);
      const events = journal.recentPortEvents(100_000);
      const open = requests.filter((request) => request.fault?.code === 'cut-off');
      // Each kill may cut off the one turn that was under way.
      expect(requests.length - rows).toBeGreaterThanOrEqual(told);
      expect(open.every((request) => request.answer === null)).toBe(true);
      const turnsWritten = requests.slice(0, requests.length - rows).map((request) => request.durationMs);
      for (let turn = 1; turn <= told; turn++) expect(turnsWritten).toContain(turn);
      expect(Number(events[0]?.detail)).toBeGreaterThanOrEqual(told);
      const last = journal.lastAccepted();
      const id = last?.numbers[0]?.id ?? 0;
      expect(id).toBeGreaterThanOrEqual(told);
      expect(last?.numbers).toHaveLength(1 + (id % 16));
      rows = requests.length;
      journal.close();
    }
  }));

test('a file that cannot grow costs rows and not the app, is told of, and reads well later', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    // The system refuses to write beyond this size, as a full disk does.
    const { turn, warnings } = await writeUntilKilled(path, 3000, 'ulimit -f 4000');
    expect(turn).toBeGreaterThanOrEqual(3000);
    // A small row may still find its place, so it can be told of again.
    expect(warnings).toContain('takes no rows');
    expect(warnings.split('\n').length).toBeLessThan(50);
    const journal = openJournal(path, { clock: createSystemClock() });
    expect(journal.setAside).toBeNull();
    const rows = journal.recentRequests(100_000).length;
    expect(rows).toBeGreaterThan(20);
    expect(rows).toBeLessThan(3000);
    expect(journal.fault).toBeNull();
    journal.close();
  }));
