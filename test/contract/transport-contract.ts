import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CloseCause, OpenResult, Transport } from '../../src-main/serial/transport.ts';

/** One line whose far end sends every byte back, unchanged and in order. */
export interface EchoLine {
  open(): Promise<OpenResult>;
  /** The far end goes away for good, as a pulled cable does. */
  hangUp(): Promise<void>;
  dispose(): Promise<void>;
}

const BIG_BYTES = 200_000;

/** What every kind of transport promises (src-main/serial/transport.ts), checked on the real thing. */
export function describeTransportContract(kind: string, setUp: () => Promise<EchoLine>): void {
  describe(`a transport over ${kind}`, () => {
    let line: EchoLine;

    beforeEach(async () => {
      line = await setUp();
    });

    afterEach(() => line.dispose());

    async function open(): Promise<Transport> {
      const result = await line.open();
      if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
      return result.transport;
    }

    it('carries bytes in the order of the writes', async () => {
      const transport = await open();
      const words = Array.from({ length: 200 }, (_, index) => `${index},`);
      const heard = hear(transport, words.join('').length);
      await Promise.all(words.map((word) => transport.write(bytesOf(word))));
      expect(await heard).toBe(words.join(''));
      await transport.close();
    });

    it('carries a write larger than any buffer on the way', async () => {
      const transport = await open();
      const big = Array.from({ length: BIG_BYTES }, (_, index) =>
        String.fromCharCode(97 + (index % 26)),
      ).join('');
      const heard = hear(transport, big.length);
      await transport.write(bytesOf(big));
      expect(await heard).toBe(big);
      await transport.close();
    });

    it('tells its end once when it is closed, however often that is asked', async () => {
      const transport = await open();
      const causes = causesOf(transport);
      await Promise.all([transport.close(), transport.close()]);
      await transport.close();
      expect(causes).toEqual([{ kind: 'closed' }]);
    });

    it('rejects writes after it was closed', async () => {
      const transport = await open();
      await transport.close();
      await expect(transport.write(bytesOf('AT'))).rejects.toThrow();
    });

    it('settles a write that is under way when it is closed', async () => {
      const transport = await open();
      const causes = causesOf(transport);
      const writes = Array.from({ length: 20 }, () => transport.write(new Uint8Array(BIG_BYTES).fill(97)));
      const settled = Promise.allSettled(writes);
      await transport.close();
      expect(await settled).toHaveLength(writes.length);
      expect(causes).toEqual([{ kind: 'closed' }]);
    });

    it('hears nothing after it was closed, and opens again', async () => {
      const first = await open();
      let heardByFirst = 0;
      first.onData((bytes) => {
        heardByFirst += bytes.length;
      });
      await first.write(bytesOf('late'));
      await first.close();
      const heardAtClose = heardByFirst;
      const second = await open();
      const heard = hearUntil(second, 'again');
      await second.write(bytesOf('again'));
      await heard;
      expect(heardByFirst).toBe(heardAtClose);
      await second.close();
    });

    it('leaves out a listener that has unsubscribed', async () => {
      const transport = await open();
      const dropped: Uint8Array[] = [];
      transport.onData((bytes) => dropped.push(bytes))();
      const causes: CloseCause[] = [];
      transport.onClose((cause) => causes.push(cause))();
      const heard = hearUntil(transport, 'AT');
      await transport.write(bytesOf('AT'));
      await heard;
      await transport.close();
      expect(dropped).toEqual([]);
      expect(causes).toEqual([]);
    });

    it('ends once, and not by its own doing, when the far end goes away', async () => {
      const transport = await open();
      const causes = causesOf(transport);
      const ended = new Promise<CloseCause>((resolve) => transport.onClose(resolve));
      await line.hangUp();
      expect((await ended).kind).toMatch(/^(hung-up|vanished)$/);
      await expect(transport.write(bytesOf('AT'))).rejects.toThrow();
      await transport.close();
      expect(causes).toHaveLength(1);
    });

    it('tells why it does not open when the far end is away', async () => {
      await line.hangUp();
      const result = await line.open();
      expect(result).toMatchObject({
        ok: false,
        failure: { kind: expect.stringMatching(/^(missing|refused)$/) },
      });
    });
  });
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function causesOf(transport: Transport): CloseCause[] {
  const causes: CloseCause[] = [];
  transport.onClose((cause) => causes.push(cause));
  return causes;
}

/** The first `length` characters that arrive, and whatever came with the last of them. */
function hear(transport: Transport, length: number): Promise<string> {
  return collect(transport, (text) => text.length >= length);
}

/** Everything up to `end`; echoes of an earlier opening may come before it. */
function hearUntil(transport: Transport, end: string): Promise<string> {
  return collect(transport, (text) => text.endsWith(end));
}

function collect(transport: Transport, isDone: (text: string) => boolean): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const unsubscribe = transport.onData((bytes) => {
      text += Buffer.from(bytes).toString('latin1');
      if (!isDone(text)) return;
      unsubscribe();
      resolve(text);
    });
  });
}
