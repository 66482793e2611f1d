import { createDemoPool } from '../sandbox/demo-pool.ts';
import { startSandboxUpstream } from '../sandbox/upstream-server.ts';
import type { Clock } from '../shared/clock.ts';
import type { RunSources } from './run-sources.ts';

/** Nobody outside of this computer ever sees it: the sandbox listens on loopback for the time of the demo. */
const DEMO_KEY = 'demo-key';

/** Simulated modems and the sandbox upstream in place of the real ones; everything between them is the real app. */
export async function startDemo(count: number, clock: Clock): Promise<RunSources> {
  const pool = createDemoPool(count, { clock, random: Math.random });
  const upstream = await startSandboxUpstream({ clock, apiKey: DEMO_KEY });
  pool.start();
  return {
    openTransport: pool.openTransport,
    addresses: pool.addresses,
    fixedTarget: { baseUrl: upstream.baseUrl, apiKey: DEMO_KEY },
    async stop() {
      pool.stop();
      await upstream.close();
    },
  };
}
