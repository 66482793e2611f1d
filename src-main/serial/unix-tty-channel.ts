import { readSync, writeSync } from 'node:fs';
import { closeCauseOf, codeOf } from './system-errors.ts';
import type { CloseCause } from './transport.ts';
import type { UnixTtyBinding } from './tty-binding.ts';
import type { ChannelSink, TtyChannel } from './tty-channel.ts';

/** Readiness flags of libuv's uv_poll. */
const READABLE = 1;
const WRITABLE = 2;

/** A line that keeps waking us without a byte for so many times in a row is dead in a way its driver does not tell. */
const MAX_EMPTY_WAKES = 1000;

/**
 * Reads and writes a tty on Linux and macOS with serialport's poller, but without its read loop: that one takes the zero
 * bytes of a line that hung up for "nothing yet" and asks again for ever (bindings-cpp #162), at the price of a core.
 *
 * Reads and writes are synchronous: the descriptor does not block, bytes are copied from and to the buffers of the kernel, and that
 * takes some microseconds and no thread. Through the thread pool a command costs ten times that, and waits behind slow opens.
 *
 * @param scratch shared by all channels, since a read is over before the next begins
 */
export function createUnixTtyChannel(binding: UnixTtyBinding, fd: number, scratch: Buffer): TtyChannel {
  const once = createWaiter(binding.poller);
  let released = false;
  let pendingWrite: Promise<unknown> = Promise.resolve();
  let unfinishedWrites = 0;

  function read(sink: ChannelSink, emptyWakes: number): void {
    once('readable', READABLE, (error) => {
      if (released) return;
      const outcome = error === null ? tryRead(fd, scratch) : pollFailure(error);
      if (outcome === null && emptyWakes < MAX_EMPTY_WAKES) return read(sink, emptyWakes + 1);
      if (outcome === null) return sink.lost({ kind: 'hung-up', detail: 'the line wakes without data' });
      if (!(outcome instanceof Uint8Array)) return sink.lost(outcome);
      read(sink, 0);
      sink.bytes(outcome);
    });
  }

  async function writeAll(bytes: Uint8Array): Promise<void> {
    for (let sent = 0; sent < bytes.length; ) {
      if (released) throw new Error('closed while writing');
      const count = tryWrite(fd, bytes.subarray(sent));
      sent += count;
      if (count === 0 && !released) await writable();
    }
  }

  function writable(): Promise<void> {
    return new Promise((resolve, reject) =>
      once('writable', WRITABLE, (error) => (error ? reject(error) : resolve())),
    );
  }

  return {
    start: (sink) => read(sink, 0),
    write(bytes) {
      unfinishedWrites++;
      const writing = pendingWrite.then(() => writeAll(bytes)).finally(() => unfinishedWrites--);
      pendingWrite = writing.catch(() => {});
      return writing;
    },
    async release(lineIsDead) {
      const discard = lineIsDead || unfinishedWrites > 0;
      released = true;
      binding.poller.stop();
      // A write that still waits for room would hit whatever gets this descriptor's number next.
      await pendingWrite;
      if (discard) await binding.flush().catch(() => {});
      await binding.close();
    },
  };
}

type Once = (event: 'readable' | 'writable', flag: number, then: (error: Error | null) => void) => void;

/** The poller forgets what it waited for when asked for something else: always ask for all of it. */
function createWaiter(poller: UnixTtyBinding['poller']): Once {
  let waiting = 0;
  return (event, flag, then) => {
    waiting |= flag;
    poller.once(event, (error) => {
      waiting &= ~flag;
      then(error);
    });
    poller.poll(waiting);
  };
}

/** Bytes, null for nothing yet, or why the line is dead. On a tty zero bytes mean that it hung up. */
function tryRead(fd: number, scratch: Buffer): Uint8Array | CloseCause | null {
  try {
    const count = readSync(fd, scratch);
    return count === 0
      ? { kind: 'hung-up', detail: 'the line hung up' }
      : Uint8Array.from(scratch.subarray(0, count));
  } catch (error) {
    return isTryAgain(error) ? null : closeCauseOf(error);
  }
}

/** How many bytes the system took, 0 while its buffer is full. */
function tryWrite(fd: number, bytes: Uint8Array): number {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if (isTryAgain(error)) return 0;
    throw error;
  }
}

function isTryAgain(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EAGAIN' || code === 'EWOULDBLOCK' || code === 'EINTR';
}

/** The poller passes words without a code; the one error it knows is a line in error state, which is a hang-up. */
function pollFailure(error: Error): CloseCause {
  return { kind: 'hung-up', detail: error.message };
}
