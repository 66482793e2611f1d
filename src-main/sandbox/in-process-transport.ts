import type { CloseCause, OpenResult, OpenTransport, Transport } from '../serial/transport.ts';
import { createEmitter } from '../shared/emitter.ts';
import type { SimulatedModem } from './simulated-modem.ts';

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

/** `modems` by address (`sim://1`). One transport at a time is open on each, as on a tty that is held exclusively. */
export function createSimulatedOpener(modems: ReadonlyMap<string, SimulatedModem>): SimulatedOpener {
  const unplugged = new Set<string>();
  const lines = new Map<string, OpenLine>();
  return {
    async open(address, { baudRate }): Promise<OpenResult> {
      await Promise.resolve();
      const modem = modems.get(address);
      if (modem === undefined || unplugged.has(address)) {
        return {
          ok: false,
          failure: { kind: 'missing', detail: `ENOENT: no such device, open '${address}'` },
        };
      }
      if (lines.has(address)) {
        return { ok: false, failure: { kind: 'busy', detail: `EBUSY: device is held, open '${address}'` } };
      }
      const line = openLine(address, modem, baudRate, () => lines.delete(address));
      lines.set(address, line);
      return { ok: true, transport: line.transport };
    },
    present: () => [...modems.keys()].filter((address) => !unplugged.has(address)),
    unplug(address) {
      const modem = modems.get(address);
      if (modem === undefined || unplugged.has(address)) return;
      unplugged.add(address);
      modem.powerOff();
      lines.get(address)?.end({ kind: 'vanished', detail: `${address} was unplugged` });
    },
    replug(address) {
      if (unplugged.delete(address)) modems.get(address)?.powerOn();
    },
    isOpen: (address) => lines.has(address),
  };
}

function openLine(
  address: string,
  modem: SimulatedModem,
  baudRate: number,
  onEnd: () => void,
): OpenLine & { readonly transport: Transport } {
  const data = createEmitter<Uint8Array>();
  const closes = createEmitter<CloseCause>();
  const hears = modem.baudRate === null || modem.baudRate === baudRate;
  let open = true;
  const stopListening = modem.onOutput((bytes) => data.emit(bytes));
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
        if (open && hears) modem.receive(bytes);
      },
      onData: (listener) => data.subscribe(listener),
      onClose: (listener) => closes.subscribe(listener),
      async close() {
        end({ kind: 'closed' });
      },
    },
  };
}
