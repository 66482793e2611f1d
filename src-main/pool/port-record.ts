import type { ModemSnapshot, SimReading } from '../modem/modem-snapshot.ts';
import type { PortId } from '../shared/ids.ts';
import type { Registration } from '../shared/port-view.ts';

/**
 * What may be said of the SIM in a port right now, with the grace of design decision 11 applied:
 * a lost registration is kept for 30 s and a lost port or modem for 5 s; a SIM pulled, another SIM, or a pause count at once.
 */
export type Presence =
  | { readonly kind: 'present'; readonly sim: SimReading; readonly registration: Registration }
  /** Last verified state, kept until the monotonic time `untilMs` although `why` happened. */
  | {
      readonly kind: 'grace';
      readonly sim: SimReading;
      readonly registration: Registration;
      readonly untilMs: number;
      readonly why: 'registration-lost' | 'port-lost';
    }
  | { readonly kind: 'absent' };

export interface PortRecord {
  readonly id: PortId;
  readonly address: string;
  /** Other ttys of the same modem, which are left alone. */
  readonly siblings: readonly string[];
  /** The port that talks to the same modem: this one is closed for as long as that one works. */
  readonly twinOf: PortId | null;
  readonly modem: ModemSnapshot;
  readonly presence: Presence;
}

export interface PoolState {
  /** In port order (`Port2` before `Port10`). */
  readonly ports: readonly PortRecord[];
  /** True once every known port is on the network or given a reason, or 30 s after the start (decision 8). Never goes back. */
  readonly settled: boolean;
}
