import { spawnSync } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createHangupWatchdog } from '../../src-main/serial/hangup-watchdog.ts';
import { openTtyBinding } from '../../src-main/serial/tty-binding.ts';
import { createTtyOpener } from '../../src-main/serial/tty-transport.ts';
import { openPty } from './pty.ts';

/**
 * A process in which eight opens hang in the kernel (of FIFOs without a writer), each with a thread of the pool. Tells
 * on stdout which of the other ttys open meanwhile, then ends without waiting for the eight.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '64';

const HANGING = 8;
const LIVE = 4;
const folder = process.argv[2] ?? '';
const fifos = Array.from({ length: HANGING }, (_, index) => join(folder, `fifo${index}`));
spawnSync('mkfifo', fifos);

const ptys = await Promise.all(Array.from({ length: HANGING + LIVE }, openPty));
const fifoOf = new Map(fifos.map((fifo, index) => [ptys[index]?.path, fifo]));
const clock = createSystemClock();
let hung = 0;
const openTty = createTtyOpener({
  clock,
  watchdog: createHangupWatchdog({ clock }),
  describeHolder: async () => null,
  async openBinding(path, baudRate) {
    const fifo = fifoOf.get(path);
    if (fifo !== undefined) {
      hung += 1;
      await open(fifo, 'r');
    }
    return openTtyBinding(path, baudRate);
  },
});
const results = ptys.map(({ path }) => openTty(path, { baudRate: 115_200 }));
const live = await Promise.all(results.slice(HANGING));
const file = await readFile('/proc/self/comm', 'utf8');
const opened = live.filter(({ ok }) => ok).length;
process.stdout.write(`${JSON.stringify({ hung, opened, readsFiles: file.length > 0 })}\n`, () =>
  process.kill(process.pid, 'SIGKILL'),
);
