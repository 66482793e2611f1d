import type { NumberBook } from '../book/number-book-service.ts';
import { readTypedNumber } from '../book/phone-number.ts';
import type { Pool } from '../pool/pool-service.ts';
import { assignPortIds, type KnownPort } from '../pool/port-identity.ts';
import { parseAddress } from '../serial/address.ts';
import type { Iccid, PortId } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { PauseRegistry, PortRegistry } from './engine-options.ts';

type Ack = Result<null>;

/** What a person can do to a port. Each answers done, or why not in plain words. */
export interface PortCommands {
  setRent(id: PortId, rent: boolean): Ack;
  setPaused(id: PortId, paused: boolean): Ack;
  /** `text` as typed, any spelling; null forgets the typed number. */
  setNumber(id: PortId, text: string | null): Ack;
  identify(id: PortId): Ack;
  addPorts(addresses: readonly string[]): Ack;
  removePort(id: PortId): Ack;
}

interface CommandParts {
  readonly pool: Pool;
  readonly book: NumberBook;
  readonly pauses: PauseRegistry;
  readonly ports: PortRegistry;
  readonly views: () => readonly PortView[];
  readonly refresh: () => void;
}

export function createPortCommands(parts: CommandParts): PortCommands {
  return { ...createSimCommands(parts), ...createPoolCommands(parts) };
}

function withPort({ views }: CommandParts, id: PortId, act: (port: PortView) => Ack): Ack {
  const port = views().find((view) => view.id === id);
  return port ? act(port) : err(`There is no ${id} any more.`);
}

/** What belongs to the SIM in a port: rent consent and number follow the card (decision 6). */
function createSimCommands(parts: CommandParts): Pick<PortCommands, 'setRent' | 'setNumber'> {
  const { book } = parts;
  const withSim = (id: PortId, act: (iccid: Iccid) => Ack): Ack =>
    withPort(parts, id, ({ sim }) =>
      sim.iccid === null
        ? err(`No SIM can be read in ${id} now. Put one in, or wait until it is read.`)
        : act(sim.iccid),
    );
  return {
    setRent: (id, rent) =>
      withSim(id, (iccid) => {
        book.setRent(iccid, rent ? id : null);
        return ok(null);
      }),
    setNumber: (id, text) =>
      withSim(id, (iccid) => {
        const typed = text === null ? ok(null) : readTypedNumber(text);
        if (typed.ok) book.setTyped(iccid, typed.value);
        return typed.ok ? ok(null) : typed;
      }),
  };
}

/** What belongs to the port itself. */
function createPoolCommands(parts: CommandParts): Omit<PortCommands, 'setRent' | 'setNumber'> {
  const { pool, pauses, ports: registry, refresh } = parts;
  const changePorts = (ports: readonly KnownPort[]): void => {
    registry.save(ports);
    pool.setPorts(ports);
    refresh();
  };
  return {
    setPaused: (id, paused) =>
      withPort(parts, id, () => {
        pauses.setPaused(id, paused);
        refresh();
        return ok(null);
      }),
    identify: (id) =>
      withPort(parts, id, () => {
        pool.identify(id);
        return ok(null);
      }),
    addPorts(addresses) {
      const checked = addresses.map(parseAddress);
      const wrong = checked.find((result) => !result.ok);
      if (wrong && !wrong.ok) return wrong;
      const known = registry.list();
      changePorts(assignPortIds([...known.map(({ address }) => address), ...addresses], known));
      return ok(null);
    },
    removePort: (id) =>
      withPort(parts, id, () => {
        changePorts(registry.list().filter((port) => port.id !== id));
        return ok(null);
      }),
  };
}
