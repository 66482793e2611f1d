import { expect, test } from 'vitest';
import { createSimulatedOpener, ttysOf } from '../../../src-main/sandbox/in-process-transport.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { createSimulatedModem } from '../../../src-main/sandbox/simulated-modem.ts';
import type { CloseCause, OpenResult, Transport } from '../../../src-main/serial/transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { TEST_SIM } from '../../support/modem-host.ts';

const SPEED = { baudRate: 115_200 };

function createLine(baudRate?: number) {
  const clock = new FakeClock();
  const modem = createSimulatedModem({
    family: 'sim800',
    sim: TEST_SIM,
    clock,
    random: createRandom(1),
    ...(baudRate === undefined ? {} : { baudRate }),
  });
  return { clock, modem, opener: createSimulatedOpener(new Map([['sim://1', modem]])) };
}

function transportOf(result: OpenResult): Transport {
  if (!result.ok) throw new Error(result.failure.detail);
  return result.transport;
}

function listenTo(transport: Transport) {
  const heard = { text: '', closes: [] as CloseCause['kind'][] };
  transport.onData((bytes) => {
    heard.text += Buffer.from(bytes).toString('latin1');
  });
  transport.onClose((cause) => heard.closes.push(cause.kind));
  return heard;
}

const write = (transport: Transport, text: string) => transport.write(Buffer.from(text, 'latin1'));

test('carries bytes both ways', async () => {
  const { clock, opener } = createLine();
  const transport = transportOf(await opener.open('sim://1', SPEED));
  const heard = listenTo(transport);
  await write(transport, 'AT\r');
  await clock.advance(50);
  expect(heard.text).toBe('AT\r\r\nOK\r\n');
});

test('the echo never comes before write has returned', async () => {
  const { opener } = createLine();
  const transport = transportOf(await opener.open('sim://1', SPEED));
  const heard = listenTo(transport);
  const written = write(transport, 'AT\r');
  expect(heard.text).toBe('');
  await written;
  expect(heard.text).toBe('AT\r');
});

test('an unknown address is missing, an open one is busy, a closed one opens again', async () => {
  const { opener } = createLine();
  expect(await opener.open('sim://9', SPEED)).toMatchObject({ ok: false, failure: { kind: 'missing' } });
  const first = transportOf(await opener.open('sim://1', SPEED));
  expect(await opener.open('sim://1', SPEED)).toMatchObject({ ok: false, failure: { kind: 'busy' } });
  await first.close();
  expect(opener.isOpen('sim://1')).toBe(false);
  expect(await opener.open('sim://1', SPEED)).toMatchObject({ ok: true });
});

test('ends exactly once, and then neither writes nor hears', async () => {
  const { clock, modem, opener } = createLine();
  const transport = transportOf(await opener.open('sim://1', SPEED));
  const heard = listenTo(transport);
  await transport.close();
  await transport.close();
  expect(heard.closes).toEqual(['closed']);
  await expect(write(transport, 'AT\r')).rejects.toThrow('sim://1 is closed');
  modem.sendUrc('RING');
  await clock.advance(100);
  expect(heard.text).toBe('');
});

test('unplugging ends the transport as vanished; after replugging the modem boots', async () => {
  const { clock, opener } = createLine();
  const heard = listenTo(transportOf(await opener.open('sim://1', SPEED)));
  opener.unplug('sim://1');
  expect(heard.closes).toEqual(['vanished']);
  expect(opener.present()).toEqual([]);
  expect(await opener.open('sim://1', SPEED)).toMatchObject({ ok: false, failure: { kind: 'missing' } });
  opener.replug('sim://1');
  expect(opener.present()).toEqual(['sim://1']);
  const again = listenTo(transportOf(await opener.open('sim://1', SPEED)));
  await clock.advance(10_000);
  expect(again.text).toContain('RDY');
  expect(heard.text).toBe('');
});

test('an unplugged modem has no power: the command in flight is lost', async () => {
  const { clock, modem, opener } = createLine();
  await write(transportOf(await opener.open('sim://1', SPEED)), 'AT\r');
  let spoken = 0;
  modem.onOutput(() => spoken++);
  opener.unplug('sim://1');
  await clock.advance(1_000);
  expect(spoken).toBe(0);
  expect(clock.timers).toBe(0);
});

test('unplugging twice and replugging what is plugged in change nothing', async () => {
  const { clock, opener } = createLine();
  const heard = listenTo(transportOf(await opener.open('sim://1', SPEED)));
  opener.replug('sim://1');
  await clock.advance(10_000);
  expect(heard.text).toBe('');
  opener.unplug('sim://1');
  opener.unplug('sim://1');
  expect(heard.closes).toEqual(['vanished']);
});

test('a modem with a fixed speed hears nothing at another', async () => {
  const { clock, opener } = createLine(9_600);
  const wrong = transportOf(await opener.open('sim://1', SPEED));
  const heard = listenTo(wrong);
  await write(wrong, 'AT\r');
  await clock.advance(100);
  expect(heard.text).toBe('');
  await wrong.close();
  const right = transportOf(await opener.open('sim://1', { baudRate: 9_600 }));
  const heardThen = listenTo(right);
  await write(right, 'AT\r');
  await clock.advance(100);
  expect(heardThen.text).toBe('AT\r\r\nOK\r\n');
});

test('the ttys of one USB modem: one speaks AT, one streams positions, one is mute, and all come and go together', async () => {
  const clock = new FakeClock();
  const modem = createSimulatedModem({ family: 'ec25', sim: TEST_SIM, clock, random: createRandom(1) });
  const addresses = ['sim://diag', 'sim://nmea', 'sim://at', 'sim://ppp'];
  const ttys = ttysOf(modem, ['diag', 'nmea', 'at', 'at']);
  const opener = createSimulatedOpener(new Map(addresses.map((address, at) => [address, ttys[at] ?? modem])));
  const heard = new Map<string, string>();
  const ends: string[] = [];
  for (const address of addresses) {
    const result = await opener.open(address, { baudRate: 115_200 });
    if (!result.ok) throw new Error(result.failure.detail);
    result.transport.onData((bytes) => {
      heard.set(address, (heard.get(address) ?? '') + Buffer.from(bytes).toString('latin1'));
    });
    result.transport.onClose((cause) => ends.push(`${address} ${cause.kind}`));
    await result.transport.write(Buffer.from('AT+CGSN\r'));
  }
  modem.sendUrc('+QIND: SMS DONE');
  await clock.advance(1_500);
  expect(heard.get('sim://diag')).toBeUndefined();
  expect(heard.get('sim://nmea')).toMatch(/^\$GPGGA,.*\r\n\$GPRMC,.*\r\n$/);
  expect(heard.get('sim://at')).toContain('+QIND: SMS DONE');
  expect(heard.get('sim://ppp')).toBe(`AT+CGSN\r\r\n${modem.imei}\r\n\r\nOK\r\n`);
  opener.unplug('sim://ppp');
  expect(ends).toEqual(addresses.map((address) => `${address} vanished`));
  expect(opener.present()).toEqual([]);
  opener.replug('sim://diag');
  expect(opener.present()).toEqual(addresses);
});
