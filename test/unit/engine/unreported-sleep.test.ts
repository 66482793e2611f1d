import { expect, test } from 'vitest';
import { createEngine } from '../../../src-main/engine/engine.ts';
import { APP_PARTS } from '../../../src-main/engine/engine-parts.ts';
import { asPortId } from '../../../src-main/shared/ids.ts';
import { engineOptions } from '../../support/engine-options.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { need } from '../../support/list-entries.ts';
import { ScriptedClient } from '../../support/scripted-client.ts';
import { createSimulatedPool } from '../../support/simulated-pool.ts';

test('after a sleep that nobody reported every SIM is read again, and the list goes out', async () => {
  const clock = new FakeClock();
  const client = new ScriptedClient(clock);
  const pool = createSimulatedPool({ count: 2, clock, families: ['ec25'] });
  const ports = pool.addresses.map((address, place) => ({ id: need(asPortId(`Port${place + 1}`)), address }));
  const engine = createEngine(
    engineOptions({ clock, openTransport: pool.opener.open, ports, warn: () => undefined }),
    { ...APP_PARTS, createClient: () => client },
  );
  engine.start();
  await clock.advance(60_000);
  expect(client.lists).toEqual(['Port1 Port2']);
  clock.jumpWall(8 * 3600_000);
  await clock.advance(20_000);
  expect(client.lists).toEqual(['Port1 Port2', 'Port1 Port2']);
  expect(engine.syncView().gaps).toMatchObject([{ reason: 'The computer was asleep.' }]);
  await engine.stop();
  pool.stop();
});
