import type { ModemSnapshot } from '../../modem/modem-snapshot.ts';
import type { Pool } from '../../pool/pool-service.ts';
import { findHomecomers, learnImei, learnPlace } from '../../pool/port-facts.ts';
import { type FoundPort, findPorts } from '../../pool/port-finder.ts';
import { areSamePorts, type KnownPort } from '../../pool/port-identity.ts';
import type { PoolState, PortRecord } from '../../pool/port-record.ts';
import { resolveDevicePath } from '../../serial/device-path.ts';
import type { DeviceWatcher } from '../../serial/device-watcher.ts';
import type { DiscoveredDevice } from '../../serial/discovered-device.ts';
import type { Clock, Timer } from '../../shared/clock.ts';
import type { Unsubscribe } from '../../shared/emitter.ts';
import type { PortId } from '../../shared/ids.ts';
import type { PortRegistry } from '../engine-options.ts';
import { handOver } from './hand-over.ts';
import type { Seat } from './place-guard.ts';
import { createProposals, type Proposals } from './proposals.ts';
import { createTtyChoice } from './tty-choice.ts';
import { createTwinWatch, type TwinWatch } from './twin-watch.ts';

interface TrackerParts {
  readonly pool: Pool;
  /** Left out where the ports are no devices of this computer (simulated modems). */
  readonly devices?: DeviceWatcher | undefined;
  readonly registry: PortRegistry;
  readonly clock: Clock;
  /** `gone` was another tty of `into`, or is `into` in a new socket: what a person set for it belongs there now. */
  readonly merged: (gone: PortId, into: PortId) => void;
  /** What the window shows of devices has changed. */
  readonly changed: () => void;
  readonly warn: (message: string) => void;
}

/** What is learnt of the modems is saved for all of them at once: 512 are identified in some seconds. */
const LEARN_AFTER_MS = 2_000;

/** A disk that took nothing is tried again. */
const JOIN_AGAIN_MS = 60_000;

/** Keeps each port on its own device, whatever name that has now, and one modem on one port. */
export class PortTracker {
  readonly #parts: TrackerParts;
  readonly #choice = createTtyChoice();
  readonly #twins: TwinWatch;
  readonly #proposals: Proposals = createProposals();
  /** Handed over since the start and not identified yet. */
  readonly #newcomers = new Set<PortId>();
  /** What each port was followed to last. */
  readonly #followed = new Map<PortId, { readonly modem: ModemSnapshot; readonly found: FoundPort }>();
  /** Ports closed until another one on the same modem, whose settings could not be taken over, has become one with them. */
  readonly #unjoined = new Map<PortId, PortId>();
  #known: readonly KnownPort[];
  #found: readonly FoundPort[] = [];
  #stops: Unsubscribe[] = [];
  #learning: Timer | null = null;
  #looked = false;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
    this.#known = parts.registry.list();
    const { pool, clock } = parts;
    this.#twins = createTwinWatch({ pool, clock, found: () => this.#refresh() });
  }

  start(): void {
    const { pool, devices } = this.#parts;
    this.#stops = [
      pool.onChange((state) => this.#follow(state)),
      devices?.onChange(() => {
        this.#looked = true;
        this.#refresh();
      }) ?? (() => {}),
    ];
    if (devices === undefined) this.#refresh();
    devices?.start();
  }

  stop(): void {
    this.#parts.devices?.stop();
    this.#twins.stop();
    this.#learning?.cancel();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** The ports as they are remembered. */
  list(): readonly KnownPort[] {
    return this.#known;
  }

  /** A person has handed over or taken away ports. Throws when the disk refuses; nothing has changed then. */
  change(ports: readonly KnownPort[]): void {
    this.#parts.registry.save(ports);
    for (const { id, place } of ports)
      if (place === undefined && !this.#known.some((port) => port.id === id)) this.#newcomers.add(id);
    this.#known = ports;
    this.#refresh();
  }

  /** The ports as they would be with what is at `addresses`; see handOver. */
  with(addresses: readonly string[]): readonly KnownPort[] {
    return handOver(addresses, {
      known: this.#known,
      found: this.#found,
      devices: this.#devices(),
      resolve: resolveDevicePath,
    });
  }

  /** Null before the first look. */
  seatOf(id: PortId): Seat | null {
    const found = this.#found.find(({ port }) => port.id === id);
    if (found === undefined) return null;
    const address = this.#addressOf(found);
    const path = resolveDevicePath(address);
    const tty = found.ttys.find((one) => one.path === path) ?? null;
    const owner = this.#found.find((other) => other !== found && other.ttys.some((one) => one.path === path));
    return { place: found.port.place, tty, owner: owner?.port.id ?? null };
  }

  /** Is a tty a port, or another tty of a port's modem? */
  uses(path: string): boolean {
    const own = resolveDevicePath(path);
    const isName = ({ address, place }: KnownPort) =>
      place === undefined && resolveDevicePath(address) === own;
    return this.#found.some(({ ttys }) => ttys.some((tty) => tty.path === own)) || this.#known.some(isName);
  }

  /** Known kinds of modems and adapters that are no port yet, one path each. */
  newDevices(): readonly string[] {
    return this.#proposals.paths();
  }

  #follow(state: PoolState): void {
    const records = recordsOf(state);
    const nowMs = this.#parts.clock.monotonicMs();
    const others = this.#found.filter((found) => {
      const record = records.get(found.port.id);
      if (record === undefined || found.candidates.length < 2 || !this.#isNews(found, record)) return false;
      return this.#choice.follow({ ...record, address: resolveDevicePath(record.address) }, found, nowMs);
    });
    const freed = this.#twins.follow(state);
    const identified = [...this.#newcomers].some((id) => records.get(id)?.modem.phase === 'ready');
    if (others.length > 0 || freed || identified) this.#refresh();
    else if (this.#found.some((found) => this.#learn(found, records) !== found.port))
      this.#learning ??= this.#parts.clock.setTimer(LEARN_AFTER_MS, () => this.#refresh());
  }

  /** The pool tells of all ports whichever has changed, and where a link leads is asked of the disk. */
  #isNews(found: FoundPort, { id, modem }: PortRecord): boolean {
    const last = this.#followed.get(id);
    if (last?.modem === modem && last.found === found) return false;
    this.#followed.set(id, { modem, found });
    return true;
  }

  #learn(found: FoundPort, records: ReadonlyMap<PortId, PortRecord>): KnownPort {
    const record = records.get(found.port.id);
    const { id } = found.port;
    return learnImei(learnPlace(found, record, this.#newcomers.has(id)), record);
  }

  /** Looks anew at who sits where, remembers it, and brings the pool in line. */
  #refresh(): void {
    this.#learning?.cancel();
    this.#learning = null;
    const before = this.#found;
    const records = recordsOf(this.#parts.pool.state());
    this.#bringHome(records);
    this.#find();
    this.#joinTtys();
    const learnt = new Map(this.#found.map((found) => [found.port.id, this.#learn(found, records)]));
    this.#remember(
      this.#known.map(({ id, ...port }) => {
        const found = this.#found.find((one) => one.port.id === id);
        const address = found === undefined ? port.address : this.#addressOf(found);
        return { ...(learnt.get(id) ?? { id, ...port }), address };
      }),
    );
    this.#find();
    for (const id of [...this.#newcomers])
      if (!learnt.has(id) || records.get(id)?.modem.phase === 'ready') this.#newcomers.delete(id);
    this.#manage();
    this.#wake(before, records);
    if (this.#looked && this.#proposals.update(this.#devices(), this.#found)) this.#parts.changed();
  }

  #devices(): readonly DiscoveredDevice[] {
    return this.#parts.devices?.devices() ?? [];
  }

  #find(): void {
    this.#found = findPorts(this.#known, this.#devices(), resolveDevicePath);
  }

  #bringHome(records: ReadonlyMap<PortId, PortRecord>): void {
    for (const [gone, into] of findHomecomers(this.#found, records, this.#newcomers)) {
      const there = this.#known.find(({ id }) => id === gone);
      if (there === undefined) continue;
      if (!this.#merge(gone, into)) continue;
      this.#known = this.#known.map((port) => (port.id === into ? { ...there, id: into } : port));
    }
  }

  #joinTtys(): void {
    this.#unjoined.clear();
    for (const { port, merged } of this.#found)
      for (const id of merged) if (!this.#merge(id, port.id)) this.#unjoined.set(port.id, id);
    if (this.#unjoined.size > 0)
      this.#learning = this.#parts.clock.setTimer(JOIN_AGAIN_MS, () => this.#refresh());
  }

  /** False where the disk refuses: what a person set for a port is not dropped. */
  #merge(gone: PortId, into: PortId): boolean {
    try {
      this.#parts.merged(gone, into);
    } catch (cause) {
      this.#warn(cause);
      return false;
    }
    this.#known = this.#known.filter(({ id }) => id !== gone);
    return true;
  }

  #remember(ports: readonly KnownPort[]): void {
    this.#known = ports;
    const { registry } = this.#parts;
    if (areSamePorts(registry.list(), ports)) return;
    try {
      registry.save(ports);
    } catch (cause) {
      // They are right in memory, and saved with the next change.
      this.#warn(cause);
    }
  }

  #warn(cause: unknown): void {
    this.#parts.warn(`ports: ${cause instanceof Error ? cause.message : String(cause)}`);
  }

  #manage(): void {
    this.#parts.pool.setPorts(
      this.#found.map((found) => {
        const { id } = found.port;
        const address = this.#addressOf(found);
        const siblings = siblingsOf(found, address);
        return { id, address, siblings, twinOf: this.#unjoined.get(id) ?? this.#twins.firstOf(id) };
      }),
    );
  }

  /** A port whose device has come is tried now, not after its pause. */
  #wake(before: readonly FoundPort[], records: ReadonlyMap<PortId, PortRecord>): void {
    const had = new Map(before.map(({ port, device }) => [port.id, keyOf(device)]));
    for (const { port, device } of this.#found) {
      const isNew = device !== null && had.get(port.id) !== keyOf(device);
      if (isNew && records.get(port.id)?.modem.phase === 'failed') this.#parts.pool.identify(port.id);
    }
  }

  /** A name as a person wrote it, a link perhaps, stays for as long as nothing better is known. */
  #addressOf(found: FoundPort): string {
    const { address, place } = found.port;
    const path = this.#choice.of(found) ?? address;
    return place === undefined && resolveDevicePath(address) === path ? address : path;
  }
}

function siblingsOf({ ttys }: FoundPort, address: string): readonly string[] {
  if (ttys.length < 2) return [];
  const own = resolveDevicePath(address);
  return ttys.flatMap(({ path }) => (path === own ? [] : path));
}

function keyOf(device: DiscoveredDevice | null): string | null {
  return device === null ? null : `${device.path} ${device.location}`;
}

function recordsOf({ ports }: PoolState): ReadonlyMap<PortId, PortRecord> {
  return new Map(ports.map((record) => [record.id, record]));
}
