import { assertNever } from '../shared/assert-never.ts';
import type { Clock } from '../shared/clock.ts';
import { parseAddress } from './address.ts';
import { createHangupWatchdog } from './hangup-watchdog.ts';
import { createHolderFinder } from './port-holder.ts';
import { createTcpOpener } from './tcp-transport.ts';
import type { OpenTransport } from './transport.ts';
import { createTtyOpener } from './tty-transport.ts';

/**
 * Opens whatever an address names. One for the whole app: its watchdog looks after all ttys.
 *
 * Opening and closing ttys and looking up hosts share libuv's thread pool, four threads unless told otherwise;
 * a device that hangs in its driver keeps one of them.
 */
export function createTransportOpener({ clock }: { readonly clock: Clock }): OpenTransport {
  const watchdog = createHangupWatchdog({ clock });
  const openTty = createTtyOpener({ clock, watchdog, describeHolder: createHolderFinder(clock) });
  const openTcp = createTcpOpener({ clock });
  return async (text, options) => {
    const parsed = parseAddress(text);
    if (!parsed.ok) return { ok: false, failure: { kind: 'failed', detail: parsed.error } };
    const address = parsed.value;
    switch (address.kind) {
      case 'tty':
        return openTty(address.path, options);
      case 'tcp':
        return openTcp(address);
      default:
        return assertNever(address);
    }
  };
}
