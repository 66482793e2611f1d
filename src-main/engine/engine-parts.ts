import { openJournal } from '../journal/sqlite-journal.ts';
import { createModemService } from '../modem/modem-service.ts';
import { createPool } from '../pool/pool-service.ts';
import { createFlightDeck } from '../sync/sync-flight.ts';
import { createUpstreamClient } from '../upstream/axios-client.ts';
import { createSaleDesk } from './sale-desk.ts';
import { createStartGuard } from './start-guard.ts';

/**
 * Who makes the engine's parts. The app takes APP_PARTS; the simulation puts its own modems and its own wire to the upstream
 * in place, and bugs into the others to show that it finds them.
 */
export interface EngineParts {
  readonly openJournal: typeof openJournal;
  readonly createModem: typeof createModemService;
  readonly createClient: typeof createUpstreamClient;
  readonly createPool: typeof createPool;
  readonly createSaleDesk: typeof createSaleDesk;
  readonly createStartGuard: typeof createStartGuard;
  readonly createFlightDeck: typeof createFlightDeck;
}

export const APP_PARTS: EngineParts = {
  openJournal,
  createModem: createModemService,
  createClient: createUpstreamClient,
  createPool,
  createSaleDesk,
  createStartGuard,
  createFlightDeck,
};
