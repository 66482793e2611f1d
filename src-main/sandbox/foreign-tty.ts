import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { ModemCore } from './modem-core.ts';

export type ForeignTtyRole = 'diag' | 'nmea';

interface ForeignTty {
  receive(bytes: Uint8Array): void;
  onOutput(listener: (bytes: Uint8Array) => void): Unsubscribe;
}

const EVERY_MS = 1_000;
/** Without a fix, as indoors. */
const POSITION = '$GPGGA,,,,,,0,,,,,,,,*66\r\n$GPRMC,,V,,,,,,,,,,N*53\r\n';

/** A tty of a modem that takes all and understands no AT. */
export function createForeignTty(role: ForeignTtyRole, core: ModemCore): ForeignTty {
  const bytes = createEmitter<Uint8Array>();
  const stream = (): void => {
    if (core.running) bytes.emit(new Uint8Array(Buffer.from(POSITION, 'latin1')));
    core.lifetime.after(EVERY_MS, stream);
  };
  if (role === 'nmea') core.lifetime.after(EVERY_MS, stream);
  return { receive: () => {}, onOutput: bytes.subscribe };
}
