import { createEmitter } from '../shared/emitter.ts';
import { closeCauseOf } from './system-errors.ts';
import type { CloseCause, Transport } from './transport.ts';

/** The system's side of a transport. */
interface TransportIo {
  /** Rejects when the bytes cannot be sent any more, also when `release` comes in between. */
  write(bytes: Uint8Array): Promise<void>;
  /** Lets no more data through from the moment of the call; settles when the descriptor is free. */
  release(cause: CloseCause): Promise<void>;
}

export interface TransportCore {
  readonly transport: Transport;
  receive(bytes: Uint8Array): void;
  end(cause: CloseCause): void;
}

/** The promises every transport makes (one end, one `onClose`, nothing after it), kept in one place for all kinds. */
export function createTransportCore(address: string, io: TransportIo): TransportCore {
  const data = createEmitter<Uint8Array>();
  const close = createEmitter<CloseCause>();
  let ended: { readonly cause: CloseCause; readonly released: Promise<void> } | null = null;

  function end(cause: CloseCause): Promise<void> {
    if (ended !== null) return ended.released;
    // A descriptor that cannot be closed is gone already: the promise to the caller is that nothing is held any more.
    const released = io.release(cause).catch(() => {});
    ended = { cause, released };
    close.emit(cause);
    return released;
  }

  return {
    receive(bytes) {
      if (ended === null) data.emit(bytes);
    },
    end: (cause) => void end(cause),
    transport: {
      address,
      async write(bytes) {
        if (ended !== null) throw new Error(`${address} is closed`);
        try {
          await io.write(bytes);
        } catch (error) {
          end(closeCauseOf(error));
          throw error;
        }
      },
      onData: data.subscribe,
      onClose(listener) {
        if (ended === null) return close.subscribe(listener);
        const { cause } = ended;
        let wanted = true;
        queueMicrotask(() => wanted && listener(cause));
        return () => {
          wanted = false;
        };
      },
      close: () => end({ kind: 'closed' }),
    },
  };
}
