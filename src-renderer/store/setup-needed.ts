import type { PoolSlice } from './pool-slice.ts';
import type { ViewSlice } from './view-slice.ts';

/** Before ports and upstream are known there is nothing to look at; what came by flag, or a demo, needs no set-up. */
export function isSetupNeeded({ pool, view }: Pick<PoolSlice, 'pool'> & Pick<ViewSlice, 'view'>): boolean {
  const { app, settings, order } = pool;
  if (app.demo || view.setupLeft) return false;
  const lacksPorts = order.length === 0 && !app.portsFromFlags;
  const lacksUpstream = (settings.upstreamUrl === null || !settings.hasApiKey) && !app.upstreamFromFlags;
  return lacksPorts || lacksUpstream;
}
