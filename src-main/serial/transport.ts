import type { Unsubscribe } from '../shared/emitter.ts';

/** Why a transport could not be opened, in words the rest of the app can act on. */
export type OpenFailureKind =
  | 'missing'
  | 'permission'
  | 'busy'
  | 'not-a-tty'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'failed';

export interface OpenFailure {
  readonly kind: OpenFailureKind;
  /** The system's own words: `EACCES: permission denied, open '/dev/ttyUSB0'`. */
  readonly detail: string;
}

/** Why an open transport ended. `closed` is our own doing, the rest happened to us. */
export type CloseCause =
  | { readonly kind: 'closed' }
  | { readonly kind: 'hung-up'; readonly detail: string }
  | { readonly kind: 'vanished'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * An open byte pipe to one modem. Every transport ends exactly once, with one `onClose`;
 * after that writes reject and no data arrives.
 */
export interface Transport {
  readonly address: string;
  /** Resolves when the bytes are handed to the system; rejects when the transport is closed or the write fails. */
  write(bytes: Uint8Array): Promise<void>;
  onData(listener: (bytes: Uint8Array) => void): Unsubscribe;
  onClose(listener: (cause: CloseCause) => void): Unsubscribe;
  /** Closes for good; resolves when the descriptor is free again, also when it was closed before. Never rejects. */
  close(): Promise<void>;
}

export type OpenResult =
  | { readonly ok: true; readonly transport: Transport }
  | { readonly ok: false; readonly failure: OpenFailure };

/**
 * Opens the transport at an address (tty path, `tcp://host:port`, and in the demo `sim://n`).
 * Settles within 10 s, never rejects. `baudRate` matters for local ttys only.
 */
export type OpenTransport = (address: string, options: { readonly baudRate: number }) => Promise<OpenResult>;
