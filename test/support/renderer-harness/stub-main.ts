import type { CheckMode } from '../../../src-main/shared/check-report.ts';
import type { DeviceView } from '../../../src-main/shared/device-view.ts';
import type { PortId } from '../../../src-main/shared/ids.ts';
import type { JournalQuery } from '../../../src-main/shared/journal-view.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { err, ok } from '../../../src-main/shared/result.ts';
import type { Snapshot, SnapshotDelta } from '../../../src-main/shared/snapshot.ts';
import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';
import { makeCheck } from './made-up-check.ts';
import { makeCodes } from './made-up-codes.ts';
import { importLines } from './made-up-import.ts';
import { makeJournal } from './made-up-journal.ts';
import { makeExchange, makeSnapshot, type Scene } from './made-up-snapshot.ts';

/** Plays main: holds a snapshot, answers calls, and sends what changed as deltas. */
export function createStubMain(scene: Scene, send: (delta: SnapshotDelta) => void) {
  let snapshot: Snapshot = makeSnapshot(scene);
  const journal = makeJournal(snapshot.ports, scene.name);

  const change = (part: Omit<SnapshotDelta, 'seq'>): void => {
    const { removedPorts = [], ports: changed = [], ...rest } = part;
    const byId = new Map(snapshot.ports.map((port) => [port.id, port]));
    for (const id of removedPorts) byId.delete(id);
    for (const port of changed) byId.set(port.id, port);
    const sync = { ...snapshot.sync, ...rest.sync };
    snapshot = { ...snapshot, ...rest, sync, ports: [...byId.values()], seq: snapshot.seq + 1 };
    send({ ...part, seq: snapshot.seq });
  };

  const changePort = (id: PortId, edit: (port: PortView) => PortView): void => {
    const port = snapshot.ports.find((candidate) => candidate.id === id);
    if (port !== undefined) change({ ports: [edit(port)] });
  };

  const handlers: Record<string, (request: never) => unknown> = {
    'snapshot:get': () => snapshot,
    'devices:list': () => devices,
    'sync:now': () => {
      const lastExchange = {
        ...makeExchange(snapshot.ports.slice(0, 22), false),
        at: new Date().toISOString(),
      };
      setTimeout(() => change({ sync: { lastExchange, lastAttemptAt: lastExchange.at } }), 400);
      return ok(null);
    },
    'port:set-rent': ({ portId, rent }: { portId: PortId; rent: boolean }) => {
      changePort(portId, (port) => ({ ...port, rent }));
      return ok(null);
    },
    'port:set-paused': ({ portId, paused }: { portId: PortId; paused: boolean }) => {
      changePort(portId, (port) => ({
        ...port,
        paused,
        state: paused ? 'paused' : 'active',
        reason: paused ? { code: 'paused', detail: null } : null,
      }));
      return ok(null);
    },
    'port:set-number': () => err('This is not an international number. Write it with + and country code.'),
    'port:remove': ({ portId }: { portId: PortId }) => {
      change({ removedPorts: [portId] });
      return ok(null);
    },
    'port:set-price': ({ portId, price }: { portId: PortId; price: number | null }) => {
      changePort(portId, (port) => ({ ...port, sim: { ...port.sim, price } }));
      return ok(null);
    },
    'port:find-number': async () => {
      await new Promise((done) => setTimeout(done, 1500));
      return err(
        'The SIM has no number stored. Its operator did not answer. Enter the number by hand, or try again later.',
      );
    },
    'port:enter-pin': ({ portId, pin }: { portId: PortId; pin: string }) => {
      if (pin === '0000') {
        changePort(portId, (port) => ({
          ...port,
          state: 'starting',
          reason: { code: 'identifying', detail: null },
        }));
        return ok(null);
      }
      changePort(portId, (port) => ({
        ...port,
        reason: { code: 'sim-pin-wrong', detail: '+CME ERROR: 16' },
        sim: { ...port.sim, pinTriesLeft: Math.max(0, (port.sim.pinTriesLeft ?? 3) - 1) },
      }));
      return err('This PIN was wrong. It will not be tried again.');
    },
    'port:add': ({ addresses }: { addresses: readonly string[] }) => {
      const paths = snapshot.app.newDevices.paths.filter((path) => !addresses.includes(path));
      change({ app: { ...snapshot.app, newDevices: { paths } } });
      return ok(null);
    },
    'book:import': ({ text }: { text: string }) => importLines(text),
    'sync:check': ({ mode }: { mode: CheckMode }) => ok(makeCheck(snapshot, mode)),
    'journal:search': (query: JournalQuery) => journal.search(query),
    'settings:set-ussd-codes': ({ codes }: { codes: readonly Omit<UssdCode, 'origin'>[] }) => {
      const own = codes.map((code) => ({ ...code, origin: 'own' }) as const);
      const rest = makeCodes().filter(({ mccMnc }) => !own.some((code) => code.mccMnc === mccMnc));
      change({ settings: { ...snapshot.settings, ussdCodes: [...own, ...rest] } });
      return ok(null);
    },
    'settings:set-upstream': () => err('The address must begin with https://'),
    'settings:update': (request: object) => {
      change({ settings: { ...snapshot.settings, ...request } });
      return ok(null);
    },
    'notice:dismiss': () => {
      change({ notices: [] });
      return ok(null);
    },
  };

  return {
    handle: (channel: string, request: unknown): unknown => handlers[channel]?.(request as never) ?? ok(null),
    /** Signal readings of some ports, as a live pool sends them all the time. */
    breathe(): void {
      const ports = snapshot.ports
        .filter((_, index) => index % 5 === snapshot.seq % 5)
        .map((port) => ({ ...port, signalDbm: -60 - Math.floor(Math.random() * 45) }));
      change({ ports });
    },
  };
}

const devices: readonly DeviceView[] = [
  device('/dev/ttyUSB2', 'Quectel EC25 modem', true, false),
  device('/dev/ttyUSB6', 'Quectel EC25 modem', true, false),
  device('/dev/ttyUSB10', 'FTDI FT4232H adapter', true, true),
  device('/dev/ttyACM0', null, false, false),
  device('/dev/ttyS0', 'Serial port of the mainboard with a rather long description of itself', false, false),
];

function device(
  path: string,
  description: string | null,
  proposed: boolean,
  alreadyUsed: boolean,
): DeviceView {
  return {
    path,
    description,
    manufacturer: null,
    usbId: '2c7c:0125',
    serialNumber: null,
    location: '1-2.3:1.2',
    proposed,
    alreadyUsed,
  };
}
