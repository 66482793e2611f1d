import { closeSync, constants, openSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CloseCause } from '../../../src-main/serial/transport.ts';
import { createUnixTtyChannel } from '../../../src-main/serial/unix-tty-channel.ts';
import { openPty, type Pty } from '../../support/pty.ts';

/** A driver that wakes its reader again and again for nothing. */
function restlessPoller() {
  let wakes = 0;
  return {
    wakes: () => wakes,
    once(_event: 'readable' | 'writable', listener: (error: Error | null) => void) {
      setImmediate(() => {
        wakes++;
        listener(null);
      });
    },
    poll() {},
    stop() {},
  };
}

describe.runIf(process.platform === 'linux')('the channel of a tty', () => {
  let pty: Pty;
  let fd: number;

  beforeEach(async () => {
    pty = await openPty();
    fd = openSync(pty.path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  });

  afterEach(() => pty.close());

  it('gives a line up that wakes a thousand times without a byte', async () => {
    const poller = restlessPoller();
    const binding = { poller, flush: async () => {}, close: async () => closeSync(fd) };
    const channel = createUnixTtyChannel(binding, fd, Buffer.alloc(16));
    const cause = await new Promise<CloseCause>((lost) => channel.start({ bytes: () => {}, lost }));
    expect(cause).toEqual({ kind: 'hung-up', detail: 'the line wakes without data' });
    const wakesAtEnd = poller.wakes();
    await channel.release(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(poller.wakes()).toBe(wakesAtEnd);
  });

  it('reads on through wakes for nothing as long as bytes come in between', async () => {
    const binding = { poller: restlessPoller(), flush: async () => {}, close: async () => closeSync(fd) };
    const channel = createUnixTtyChannel(binding, fd, Buffer.alloc(16));
    let losses = 0;
    for (let round = 0; round < 3; round++) pty.write(Buffer.from('OK'));
    const heard = await new Promise<Uint8Array>((bytes) => channel.start({ bytes, lost: () => losses++ }));
    expect(Buffer.from(heard).toString()).toMatch(/^(OK)+$/);
    expect(losses).toBe(0);
    await channel.release(false);
  });
});
