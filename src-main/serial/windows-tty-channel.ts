import { wordsOf } from './system-errors.ts';
import type { TtyBinding } from './tty-binding.ts';
import type { ChannelSink, TtyChannel } from './tty-channel.ts';

const READ_SIZE = 4096;

/** Reads and writes a COM port by serialport's overlapped calls, which fail by themselves when the device is pulled. */
export function createWindowsTtyChannel(binding: TtyBinding): TtyChannel {
  const buffer = Buffer.alloc(READ_SIZE);
  let released = false;
  let pendingWrite: Promise<unknown> = Promise.resolve();

  async function readLoop(sink: ChannelSink): Promise<void> {
    while (!released) {
      const { bytesRead } = await binding.read(buffer, 0, buffer.length);
      if (released) return;
      if (bytesRead === 0) throw new Error('the device is gone');
      sink.bytes(Uint8Array.from(buffer.subarray(0, bytesRead)));
    }
  }

  return {
    start(sink) {
      readLoop(sink).catch((error: unknown) => {
        if (!released) sink.lost({ kind: 'hung-up', detail: wordsOf(error) });
      });
    },
    write(bytes) {
      const writing = pendingWrite.then(() => {
        if (released) throw new Error('closed while writing');
        return binding.write(Buffer.from(bytes));
      });
      pendingWrite = writing.catch(() => {});
      return writing;
    },
    async release(lineIsDead) {
      released = true;
      if (lineIsDead) await binding.flush().catch(() => {});
      await binding.close();
    },
  };
}
