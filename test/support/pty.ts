import { closeSync, readdirSync, readlinkSync, writeSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import * as nodePty from '@lydell/node-pty';
import type { Unsubscribe } from '../../src-main/shared/emitter.ts';

/** The modem's end of a kernel pty. `path` is the tty that the app opens. */
export interface Pty {
  readonly path: string;
  /** Queues bytes for whoever has the tty open; never blocks, keeps the order. */
  write(bytes: Uint8Array): void;
  /** Bytes that arrive while nobody listens are dropped. */
  onData(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Hangs the tty up, as a pulled USB cable does: its node is gone and open descriptors read end-of-file. */
  close(): Promise<void>;
}

/** What node-pty has for a pair without a shell; its own types leave it out. */
interface OpenedPair {
  readonly _pty: string;
  readonly _fd: number;
  readonly _master: ReadStream;
  readonly _slave: ReadStream & { readonly _handle: { readonly fd: number } };
}

interface PairOpener {
  open(options: { cols: number; rows: number; encoding: null }): OpenedPair;
}

const RETRY_MS = 1;

/**
 * A raw kernel tty without hardware (Linux). Bytes written before the app opens the tty are not echoed back.
 *
 * One descriptor of the tty side stays open until `close`, so that the modem's end outlives the app closing and opening
 * again; nothing reads from it.
 */
export async function openPty(): Promise<Pty> {
  const pair = (nodePty as unknown as PairOpener).open({ cols: 80, rows: 24, encoding: null });
  const master = pair._master;
  const heldFd = findHeldDescriptor(pair);
  // EIO is how a master learns of a hang-up; the test that caused it knows already.
  master.on('error', () => {});
  master.setRawMode(true);
  await destroy(pair._slave);
  const writer = createWriter(pair._fd);
  let closing: Promise<void> | null = null;
  return {
    path: pair._pty,
    write: writer.write,
    onData(listener) {
      master.on('data', listener);
      return () => void master.off('data', listener);
    },
    close() {
      writer.stop();
      closing ??= destroy(master).then(() => {
        if (heldFd !== null) closeSync(heldFd);
      });
      return closing;
    },
  };
}

/** Never through node-pty's own destroy(): without a shell that signals process -1, which means every process. */
function destroy(stream: ReadStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', () => resolve());
    stream.destroy();
  });
}

/**
 * libuv opens the tty side once more for its stream and leaves the first descriptor open for good: find that one. It may have a lower
 * number than the master, for the thread pool closes other descriptors meanwhile.
 */
function findHeldDescriptor(pair: OpenedPair): number | null {
  for (const name of readdirSync('/proc/self/fd')) {
    const fd = Number(name);
    if (fd !== pair._slave._handle.fd && targetOf(fd) === pair._pty) return fd;
  }
  return null;
}

function targetOf(fd: number): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return null;
  }
}

/**
 * Writes to the master by hand: libuv writes to it in blocking mode, which would stop the whole process, reader included,
 * once the tty's buffer is full.
 */
function createWriter(fd: number): { write(bytes: Uint8Array): void; stop(): void } {
  let queue: Uint8Array[] = [];
  let retry: NodeJS.Timeout | null = null;
  let stopped = false;

  function pump(): void {
    retry = null;
    for (let head = queue[0]; head !== undefined; head = queue[0]) {
      const written = tryWrite(fd, head);
      if (written === head.length) queue.shift();
      else {
        queue[0] = head.subarray(written);
        retry = setTimeout(pump, RETRY_MS);
        return;
      }
    }
  }

  return {
    write(bytes) {
      if (stopped) return;
      queue.push(Uint8Array.from(bytes));
      if (retry === null) pump();
    },
    stop() {
      stopped = true;
      queue = [];
      if (retry !== null) clearTimeout(retry);
    },
  };
}

/** How many bytes the tty took at once, 0 while its buffer is full. */
function tryWrite(fd: number, bytes: Uint8Array): number {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}
