import type { Urc } from '../at/urc.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Job } from './job-board.ts';
import type { ModemEvent } from './modem-machine.ts';
import type { SimState } from './modem-snapshot.ts';
import type { SocketWatch } from './recovery/socket-watch.ts';

interface UrcHost {
  readonly nowMs: number;
  readonly simState: SimState;
  readonly socket: SocketWatch;
  readonly dispatch: (event: ModemEvent) => void;
  readonly request: (job: Job, delayMs?: number) => void;
  /** A card went or came: what is being read right now is of the one before. */
  readonly cardMoved: () => void;
}

/** Registration lines come in groups, one for each domain. */
const REGISTRATION_SETTLES_MS = 200;

/** What follows from a line that the modem sends by itself. */
export function reactToUrc(urc: Urc, host: UrcHost): void {
  const { nowMs, simState, socket, dispatch, request, cardMoved } = host;
  switch (urc.kind) {
    case 'sim-removed':
      cardMoved();
      dispatch({ kind: 'sim-pulled', detail: urc.line });
      break;
    case 'sim-inserted':
      if (simState === 'absent') socket.inserted(nowMs);
      cardMoved();
      dispatch({ kind: 'sim-arrived', detail: urc.line });
      request('sim');
      break;
    case 'sim-ready':
      if (simState === 'absent') socket.inserted(nowMs);
      request(simState === 'ready' ? 'check-sim' : 'sim');
      break;
    case 'sim-changed':
      request('check-sim');
      break;
    case 'registration':
      request('network', REGISTRATION_SETTLES_MS);
      break;
    case 'boot':
    case 'boot-progress':
      socket.stir(nowMs);
      break;
    case 'ussd':
      request('ussd');
      break;
    case 'signal':
    case 'call':
    case 'other':
      break;
    default:
      assertNever(urc);
  }
}
