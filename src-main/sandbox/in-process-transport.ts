import type { CloseCause, OpenResult, OpenTransport, Transport } from '../serial/transport.ts';
import { createEmitter } from '../shared/emitter.ts';
import type { SimulatedChannel, SimulatedModem, TtyRole } from './simulated-modem.ts';

/** A tty as the app's end sees it; a modem with one tty is one itself. */
export interface SimulatedTty extends SimulatedChannel {
  /** The only speed at which anything is heard, null for any. */
  readonly baudRate: number | null;
  powerOff(): void;
  powerOn(): void;
  /** Ttys of the same device come and go together; each is a device of its own when left out. */
  readonly device?: object;
}

/** The serial lines of simulated modems: what `--demo` and tests give the pool in place of ttys. */
export interface SimulatedOpener {
  readonly open: OpenTransport;
  /** Addresses of the modems that are plugged in, in the order given. */
  present(): readonly string[];
  /** Takes a modem off the bus: an open transport ends as `vanished`, opening gives `missing`. */
  unplug(address: string): void;
  /** Puts it back; being bus-powered it starts up anew. */
  replug(address: string): void;
  isOpen(address: string): boolean;
}

interface OpenLine {
  readonly end: (cause: CloseCause) => void;
}

/** `ttys` by address (`sim://1`). One transport at a time is open on each, as on a tty that is held exclusively. */
export function createSimulatedOpener(ttys: ReadonlyMap<string, SimulatedTty>): SimulatedOpener {
  const familyOf = (address: string): readonly string[] => {
    const device = ttys.get(address)?.device;
    if (device === undefined) return ttys.has(address) ? [address] : [];
    return [...ttys].filter(([, tty]) => tty.device === device).map(([other]) => other);
  };
  const unplugged = new Set<string>();
  const lines = new Map<string, OpenLine>();
  return {
    async open(address, { baudRate }): Promise<OpenResult> {
      await Promise.resolve();
      const tty = ttys.get(address);
      if (tty === undefined || unplugged.has(address)) {
        return {
          ok: false,
          failure: { kind: 'missing', detail: `ENOENT: no such device, open '${address}'` },
        };
      }
      if (lines.has(address)) {
        return { ok: false, failure: { kind: 'busy', detail: `EBUSY: device is held, open '${address}'` } };
      }
      const line = openLine(address, tty, baudRate, () => lines.delete(address));
      lines.set(address, line);
      return { ok: true, transport: line.transport };
    },
    present: () => [...ttys.keys()].filter((address) => !unplugged.has(address)),
    unplug(address) {
      if (unplugged.has(address)) return;
      ttys.get(address)?.powerOff();
      for (const gone of familyOf(address)) {
        unplugged.add(gone);
        lines.get(gone)?.end({ kind: 'vanished', detail: `${gone} was unplugged` });
      }
    },
    replug(address) {
      if (!unplugged.has(address)) return;
      for (const back of familyOf(address)) unplugged.delete(back);
      ttys.get(address)?.powerOn();
    },
    isOpen: (address) => lines.has(address),
  };
}

/** What is left of signs that are read at another speed than they are sent. */
function garbled(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte * 37) | 0x80);
}

function openLine(
  address: string,
  tty: SimulatedTty,
  baudRate: number,
  onEnd: () => void,
): OpenLine & { readonly transport: Transport } {
  const data = createEmitter<Uint8Array>();
  const closes = createEmitter<CloseCause>();
  const hears = tty.baudRate === null || tty.baudRate === baudRate;
  let open = true;
  const stopListening = tty.onOutput((bytes) => data.emit(hears ? bytes : garbled(bytes)));
  const end = (cause: CloseCause): void => {
    if (!open) return;
    open = false;
    stopListening();
    onEnd();
    closes.emit(cause);
  };
  return {
    end,
    transport: {
      address,
      async write(bytes) {
        if (!open) throw new Error(`${address} is closed`);
        // A turn later, as on a real line: the echo never comes before `write` has returned.
        await Promise.resolve();
        if (open && hears) tty.receive(bytes);
      },
      onData: (listener) => data.subscribe(listener),
      onClose: (listener) => closes.subscribe(listener),
      async close() {
        end({ kind: 'closed' });
      },
    },
  };
}

/** The ttys of one USB modem in the order of their interfaces: the first AT one carries the URCs. */
export function ttysOf(modem: SimulatedModem, roles: readonly TtyRole[]): readonly SimulatedTty[] {
  const main = roles.indexOf('at');
  return roles.map((role, at) => {
    const { receive, onOutput } = at === main ? modem : modem.openChannel(role);
    const { baudRate, powerOff, powerOn } = modem;
    return { receive, onOutput, baudRate, powerOff, powerOn, device: modem };
  });
}
