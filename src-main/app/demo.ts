import { createDemoPool } from '../sandbox/demo-pool.ts';
import { startSandboxUpstream } from '../sandbox/upstream-server.ts';
import type { OpenTransport } from '../serial/transport.ts';
import type { Clock } from '../shared/clock.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';

export interface Demo {
  readonly openTransport: OpenTransport;
  readonly addresses: readonly string[];
  readonly target: UpstreamTarget;
  stop(): Promise<void>;
}

/** Nobody outside of this computer ever sees it: the sandbox listens on loopback for the time of the demo. */
const DEMO_KEY = 'demo-key';

/** Simulated modems and the sandbox upstream in place of the real ones; everything between them is the real app. */
export async function startDemo(count: number, clock: Clock): Promise<Demo> {
  const pool = createDemoPool(count, { clock, random: Math.random });
  const upstream = await startSandboxUpstream({ clock, apiKey: DEMO_KEY });
  pool.start();
  return {
    openTransport: pool.openTransport,
    addresses: pool.addresses,
    target: { baseUrl: upstream.baseUrl, apiKey: DEMO_KEY },
    async stop() {
      pool.stop();
      await upstream.close();
    },
  };
}
