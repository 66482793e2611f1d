import { readTypedNumber } from '../book/phone-number.ts';
import type { Pool } from '../pool/pool-service.ts';
import { assignPortIds } from '../pool/port-identity.ts';
import { parseAddress } from '../serial/address.ts';
import type { Iccid, PortId } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { EngineOptions } from './engine-options.ts';

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

export function createPortCommands(parts: {
  readonly options: EngineOptions;
  readonly pool: Pool;
  readonly views: () => readonly PortView[];
  readonly refresh: () => void;
}): PortCommands {
  const { options, pool, views, refresh } = parts;
  const { book, pauses, ports: registry } = options;

  const withPort = (id: PortId, act: (port: PortView) => Ack): Ack => {
    const port = views().find((view) => view.id === id);
    return port ? act(port) : err(`There is no ${id} any more.`);
  };
  const withSim = (id: PortId, act: (iccid: Iccid) => Ack): Ack =>
    withPort(id, ({ sim }) =>
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
    setPaused: (id, paused) =>
      withPort(id, () => {
        pauses.setPaused(id, paused);
        refresh();
        return ok(null);
      }),
    setNumber: (id, text) =>
      withSim(id, (iccid) => {
        const typed = text === null ? ok(null) : readTypedNumber(text);
        if (typed.ok) book.setTyped(iccid, typed.value);
        return typed.ok ? ok(null) : typed;
      }),
    identify: (id) =>
      withPort(id, () => {
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
      withPort(id, () => {
        changePorts(registry.list().filter((port) => port.id !== id));
        return ok(null);
      }),
  };

  function changePorts(ports: ReturnType<typeof registry.list>): void {
    registry.save(ports);
    pool.setPorts(ports);
    refresh();
  }
}
