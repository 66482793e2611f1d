import type { SimulatedChannel } from '../../src-main/sandbox/simulated-modem.ts';
import { openPty } from './pty.ts';

/** A simulated modem behind a kernel tty. */
export interface ModemOnPty {
  /** The tty that the app opens. */
  readonly path: string;
  /** Pulls the cable: the tty hangs up and its node is gone. */
  close(): Promise<void>;
}

/** Puts a modem (or one further channel of it) on a new pty. The modem itself lives on after `close`. */
export async function putModemOnPty(modem: SimulatedChannel): Promise<ModemOnPty> {
  const pty = await openPty();
  const stops = [pty.onData((bytes) => modem.receive(bytes)), modem.onOutput((bytes) => pty.write(bytes))];
  return {
    path: pty.path,
    async close() {
      for (const stop of stops) stop();
      await pty.close();
    },
  };
}
