import type { NumberBook } from '../book/number-book-service.ts';
import { readTypedNumber } from '../book/phone-number.ts';
import type { PinEntry } from '../modem/pin/pin-entry.ts';
import type { Pool } from '../pool/pool-service.ts';
import type { KnownPort } from '../pool/port-identity.ts';
import { formatAddress, parseAddress } from '../serial/address.ts';
import type { Iccid, PortId } from '../shared/ids.ts';
import type { ImportReport } from '../shared/import-report.ts';
import type { PortView } from '../shared/port-view.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { importBook } from './book-import.ts';
import type { PauseRegistry } from './engine-options.ts';
import type { NumberFinder } from './number/number-finder.ts';
import { pinAnswer } from './pin-words.ts';
import type { PortTracker } from './ports/port-tracker.ts';

/** What Portlight is built and tested for. */
const PORTS_MAX = 512;

type Ack = Result<null>;

/** What a person can do to a port. Each answers done, or why not in plain words. */
export interface PortCommands {
  /** `seen` is the SIM that the person meant; refused when another one sits there by now. Left out: whichever is there. */
  setRent(id: PortId, rent: boolean, seen?: Iccid | null): Ack;
  setPaused(id: PortId, paused: boolean): Ack;
  /** `text` as typed, any spelling; null forgets the typed number. */
  setNumber(id: PortId, text: string | null, seen?: Iccid | null): Ack;
  /** In the currency of the account; null takes the price away. */
  setPrice(id: PortId, price: number | null, seen?: Iccid | null): Ack;
  /** Takes a list of numbers by ICCID, as CSV text, into the book. */
  importBook(text: string): Result<ImportReport>;
  /** Sends the PIN once, where that cannot lock the card; answers when the card has answered. */
  enterPin(id: PortId, entry: PinEntry): Promise<Ack>;
  findNumber: NumberFinder['find'];
  identify(id: PortId): Ack;
  addPorts(addresses: readonly string[]): Ack;
  removePort(id: PortId): Ack;
}

interface CommandParts {
  readonly pool: Pool;
  readonly book: NumberBook;
  readonly pauses: PauseRegistry;
  readonly finder: Pick<NumberFinder, 'find'>;
  readonly tracker: Pick<PortTracker, 'list' | 'with' | 'change'>;
  readonly views: () => readonly PortView[];
  readonly refresh: () => void;
}

export function createPortCommands(parts: CommandParts): PortCommands {
  const { finder } = parts;
  return { ...createSimCommands(parts), ...createPoolCommands(parts), findNumber: finder.find };
}

function withPort({ views }: CommandParts, id: PortId, act: (port: PortView) => Ack): Ack {
  const port = views().find((view) => view.id === id);
  return port ? act(port) : err(`There is no ${id} any more.`);
}

type SimCommand = 'setRent' | 'setNumber' | 'setPrice' | 'importBook';

/** What belongs to the SIM in a port: rent consent, number and price follow the card (decision 6). */
function createSimCommands(parts: CommandParts): Pick<PortCommands, SimCommand> {
  const { book } = parts;
  const withSim = (id: PortId, seen: Iccid | null | undefined, act: (iccid: Iccid) => Ack): Ack =>
    withPort(parts, id, ({ sim: { iccid } }) => {
      if (iccid === null)
        return err(`No SIM can be read in ${id} now. Put one in, or wait until it is read.`);
      if (seen !== undefined && seen !== iccid) {
        return err(`Another SIM sits in ${id} by now, so nothing was changed. Look again.`);
      }
      return act(iccid);
    });
  return {
    setRent: (id, rent, seen) =>
      withSim(id, seen, (iccid) => {
        book.setRent(iccid, rent ? id : null);
        return ok(null);
      }),
    setNumber: (id, text, seen) =>
      withSim(id, seen, (iccid) => {
        const typed = text === null ? ok(null) : readTypedNumber(text);
        if (typed.ok) book.setTyped(iccid, typed.value);
        return typed.ok ? ok(null) : typed;
      }),
    setPrice: (id, price, seen) =>
      withSim(id, seen, (iccid) => {
        book.setPrice(iccid, price);
        return ok(null);
      }),
    importBook: (text) => importBook(text, book, parts.views()),
  };
}

/** What belongs to the port itself. */
function createPoolCommands(parts: CommandParts): Omit<PortCommands, SimCommand | 'findNumber'> {
  const { pool, book, pauses, tracker, refresh } = parts;
  const changePorts = (ports: readonly KnownPort[]): void => {
    tracker.change(ports);
    refresh();
  };
  return {
    setPaused: (id, paused) =>
      withPort(parts, id, () => {
        pauses.setPaused(id, paused);
        refresh();
        return ok(null);
      }),
    async enterPin(id, entry) {
      return pinAnswer(id, await pool.enterPin(id, entry));
    },
    identify: (id) =>
      withPort(parts, id, () => {
        pool.identify(id);
        return ok(null);
      }),
    addPorts(addresses) {
      const spelled: string[] = [];
      for (const text of addresses) {
        const checked = parseAddress(text);
        if (!checked.ok) return checked;
        // One spelling for each place: two ports on one modem would talk into each other's answers.
        spelled.push(formatAddress(checked.value));
      }
      const ports = tracker.with(spelled);
      if (ports.length > PORTS_MAX) return err(`A pool has ${PORTS_MAX} ports at most.`);
      changePorts(ports);
      return ok(null);
    },
    removePort: (id) =>
      withPort(parts, id, () => {
        // The name may be given to another port later, which must not inherit anything. The pause goes last: a disk that refuses
        // in between must not put on sale what a person took off.
        book.withdrawRent(id);
        changePorts(tracker.list().filter((port) => port.id !== id));
        if (pauses.isPaused(id)) pauses.setPaused(id, false);
        return ok(null);
      }),
  };
}
