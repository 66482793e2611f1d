import { expect, test } from 'vitest';
import { createNumberBook } from '../../../src-main/book/number-book-service.ts';
import { createPortCommands } from '../../../src-main/engine/port-commands.ts';
import { handOver } from '../../../src-main/engine/ports/hand-over.ts';
import type { KnownPort } from '../../../src-main/pool/port-identity.ts';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { ok } from '../../../src-main/shared/result.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { e164, iccid } from '../../support/port-record-factory.ts';
import { makePortView, portId } from '../../support/port-view-factory.ts';

const simA = iccid('8946070000000000017');
const simB = iccid('8923450000000000025');
const port1 = portId('Port1');

function setUp(inPort1 = simA) {
  const view = makePortView('Port1');
  const views = [{ ...view, sim: { ...view.sim, iccid: inPort1 } }, makePortView('Port2')];
  const paused = new Set<PortId>();
  const disk = { isFull: false };
  let saved: readonly KnownPort[] = [{ id: port1, address: '/dev/ttyUSB0' }];
  const book = createNumberBook(
    { load: () => ({ version: 1, sims: {} }), save: () => {} },
    { clock: new FakeClock() },
  );
  const commands = createPortCommands({
    book,
    views: () => views,
    refresh: () => {},
    pauses: {
      isPaused: (id) => paused.has(id),
      setPaused: (id, pause) => void (pause ? paused.add(id) : paused.delete(id)),
    },
    finder: { find: async () => ok(null) },
    tracker: {
      list: () => saved,
      with: (addresses) =>
        handOver(addresses, { known: saved, found: [], devices: [], resolve: (address) => address }),
      change(ports) {
        if (disk.isFull) throw new Error('ENOSPC: no space left on device');
        saved = ports;
      },
    },
    pool: {
      start: () => {},
      stop: async () => {},
      state: () => ({ ports: [], settled: true }),
      onChange: () => () => {},
      setPorts: () => {},
      identify: () => {},
      verifyAll: async () => {},
      verify: async () => {},
      enterPin: async () => ({ kind: 'accepted' }),
      findNumber: async () => ({ kind: 'impossible' }),
    },
  });
  return { commands, book, paused, disk, saved: () => saved };
}

test('rents out the SIM that the person saw', () => {
  const { commands, book } = setUp();
  expect(commands.setRent(port1, true, simA).ok).toBe(true);
  expect(book.entry(simA).rentPort).toBe('Port1');
});

test('changes nothing when the card was swapped between look and click', () => {
  const { commands, book } = setUp(simB);
  expect(commands.setRent(port1, true, simA)).toMatchObject({
    ok: false,
    error: expect.stringContaining('Another SIM'),
  });
  expect(commands.setNumber(port1, '+46701234567', simA).ok).toBe(false);
  expect(book.entry(simA).rentPort ?? book.entry(simB).rentPort).toBeNull();
  expect(book.verdict(simB)).toEqual({ kind: 'unknown' });
});

test('keeps a typed number in E.164, and says what is wrong with one that is none', () => {
  const { commands, book } = setUp();
  expect(commands.setNumber(port1, '0046 70-123 45 67', simA).ok).toBe(true);
  expect(book.verdict(simA)).toMatchObject({ kind: 'known', number: e164('+46701234567'), source: 'typed' });
  expect(commands.setNumber(port1, 'mine', simA)).toMatchObject({
    ok: false,
    error: expect.stringContaining('mine'),
  });
});

test('gives the SIM that the person saw its price, and takes it away', () => {
  const { commands, book } = setUp();
  expect(commands.setPrice(port1, 1.5, simA).ok).toBe(true);
  expect(book.entry(simA).price).toBe(1.5);
  expect(commands.setPrice(port1, 2, simB).ok).toBe(false);
  expect(commands.setPrice(port1, null, simA).ok).toBe(true);
  expect(book.entry(simA).price).toBeNull();
});

test('says that there is no SIM instead of waiting for one', () => {
  const { commands } = setUp();
  expect(commands.setRent(portId('Port2'), true, null)).toMatchObject({
    ok: false,
    error: expect.stringContaining('No SIM'),
  });
  expect(commands.setPaused(portId('Port9'), true).ok).toBe(false);
});

test('leaves nothing of a removed port to the one that gets its name next', () => {
  const { commands, book, paused, saved } = setUp();
  commands.setRent(port1, true, simA);
  commands.setPaused(port1, true);
  commands.removePort(port1);
  commands.addPorts(['/dev/ttyUSB9']);
  expect(saved()).toEqual([{ id: 'Port1', address: '/dev/ttyUSB9' }]);
  expect(paused.size).toBe(0);
  expect(book.entry(simA).rentPort).toBeNull();
});

test('keeps a port paused that could not be removed', () => {
  const { commands, paused, disk, saved } = setUp();
  commands.setPaused(port1, true);
  disk.isFull = true;
  expect(() => commands.removePort(port1)).toThrow('ENOSPC');
  expect(saved()).toHaveLength(1);
  expect([...paused]).toEqual([port1]);
});

test('takes two spellings of one place for one port', () => {
  const { commands, saved } = setUp();
  expect(commands.addPorts(['tcp://Host.example:4000', 'tcp://host.example:4000']).ok).toBe(true);
  expect(saved()).toHaveLength(2);
  expect(commands.addPorts(['tcp://host.example:70000']).ok).toBe(false);
  expect(saved()).toHaveLength(2);
});
