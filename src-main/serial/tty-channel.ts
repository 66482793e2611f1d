import type { CloseCause } from './transport.ts';

/** What a channel tells its transport. */
export interface ChannelSink {
  /** The bytes belong to the receiver. */
  bytes(bytes: Uint8Array): void;
  /** The line is dead; called at most once, and not after `release`. */
  lost(cause: CloseCause): void;
}

/** An open tty, whatever the operating system. */
export interface TtyChannel {
  start(sink: ChannelSink): void;
  /** One write at a time. Rejects when the line is dead or `release` comes in between. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * No data from now on; settles when the descriptor is free. Unsent output of a dead line is dropped: the system would
   * keep the close waiting for it, on Linux for 30 s.
   */
  release(lineIsDead: boolean): Promise<void>;
}
