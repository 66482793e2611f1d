import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src-main/engine/system-clock.ts';
import type { CloseCause, Transport } from '../../../src-main/serial/transport.ts';
import { createTransportOpener } from '../../../src-main/serial/transport-opener.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { openPty, type Pty } from '../../support/pty.ts';

const NOTICE_WITHIN_MS = 2000;
/** A reader that spins takes all of the time; one that stopped takes next to nothing. */
const CPU_SHARE_LIMIT = 0.5;

const openTransport = createTransportOpener({ clock: createSystemClock() });
const ptys: Pty[] = [];

afterEach(async () => {
  for (const pty of ptys.splice(0)) await pty.close();
});

async function openPair(open = openTransport): Promise<{ pty: Pty; transport: Transport }> {
  const pty = await openPty();
  ptys.push(pty);
  const result = await open(pty.path, { baudRate: 115_200 });
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return { pty, transport: result.transport };
}

/** Commands out as fast as they go, answers in as fast as they come. */
function load({ pty, transport }: { pty: Pty; transport: Transport }): void {
  pty.onData(() => pty.write(Buffer.from('\r\n+CSQ: 17,99\r\n\r\nOK\r\n')));
  transport.onData(() => void transport.write(Buffer.from('AT+CSQ\r')).catch(() => {}));
  void transport.write(Buffer.from('AT+CSQ\r')).catch(() => {});
}

function firstData(transport: Transport): Promise<Uint8Array> {
  return new Promise((resolve) => transport.onData(resolve));
}

function endOf(transport: Transport): Promise<CloseCause> {
  return new Promise((resolve) => transport.onClose(resolve));
}

describe.runIf(process.platform === 'linux')('a tty that hangs up under load', () => {
  it('ends within two seconds, leaves no descriptor behind and opens again, 100 times over', async () => {
    const neighbour = await openPair();
    const descriptorsBefore = readdirSync('/proc/self/fd').length;
    for (let round = 0; round < 100; round++) {
      const pair = await openPair();
      const busy = firstData(pair.transport);
      load(pair);
      await busy;
      const ended = endOf(pair.transport);
      const pulledAt = performance.now();
      const pulled = pair.pty.close();
      expect((await ended).kind).toMatch(/^(hung-up|vanished)$/);
      expect(performance.now() - pulledAt).toBeLessThan(NOTICE_WITHIN_MS);
      await pulled;
      await pair.transport.close();
    }
    expect(readdirSync('/proc/self/fd').length).toBe(descriptorsBefore);
    const heard = firstData(neighbour.transport);
    neighbour.pty.write(Buffer.from('OK'));
    expect(Buffer.from(await heard).toString()).toBe('OK');
    await neighbour.transport.close();
  });

  it('uses no processor time afterwards', async () => {
    const pairs = await Promise.all(Array.from({ length: 16 }, () => openPair()));
    const ends = pairs.map(({ transport }) => endOf(transport));
    pairs.forEach(load);
    await Promise.all(pairs.map(({ transport }) => firstData(transport)));
    await Promise.all(pairs.map(({ pty }) => pty.close()));
    await Promise.all(ends);
    await Promise.all(pairs.map(({ transport }) => transport.close()));
    expect(await cpuShareOfNextSecond()).toBeLessThan(CPU_SHARE_LIMIT);
  });

  it('is noticed by the reader alone, before the watchdog comes round', async () => {
    const { pty, transport } = await openPair(createTransportOpener({ clock: new FakeClock() }));
    const ended = endOf(transport);
    await pty.close();
    expect(await ended).toMatchObject({ kind: expect.stringMatching(/^(hung-up|vanished)$/) });
  });
});

/** Processor time of the whole process over a second of wall time, as a share of one core. */
async function cpuShareOfNextSecond(): Promise<number> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await new Promise<void>((resolve) => createSystemClock().setTimer(1000, resolve));
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / (performance.now() - startedAt);
}
