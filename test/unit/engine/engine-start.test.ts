import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine, type Engine } from '../../../src-main/engine/engine.ts';
import { APP_PARTS } from '../../../src-main/engine/engine-parts.ts';
import { asPortId } from '../../../src-main/shared/ids.ts';
import { engineOptions } from '../../support/engine-options.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { need } from '../../support/list-entries.ts';
import { ScriptedClient } from '../../support/scripted-client.ts';
import { createSimulatedPool } from '../../support/simulated-pool.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

test.each([
  ['was accepted', null],
  ['got no answer', 'silence'],
] as const)(
  'a device that comes seconds late is waited for by a start when its list %s',
  async (_what, reply) => {
    await withTemporaryFolder(async (folder) => {
      const clock = new FakeClock();
      const client = new ScriptedClient(clock);
      const pool = createSimulatedPool({ count: 2, clock, families: ['ec25'] });
      const ports = pool.addresses.map((address, place) => ({
        id: need(asPortId(`Port${place + 1}`)),
        address,
      }));
      const open = (): Engine =>
        createEngine(
          engineOptions({
            clock,
            openTransport: pool.opener.open,
            ports,
            journalPath: join(folder, 'journal.db'),
            warn: () => undefined,
          }),
          { ...APP_PARTS, createClient: () => client },
        );
      client.rule = () => reply;
      const before = open();
      before.start();
      await clock.advance(20_000);
      await before.stop();
      const sent = client.lists.length;
      expect(client.lists[0]).toBe('Port1 Port2');

      client.rule = () => null;
      pool.opener.unplug('sim://2');
      const engine = open();
      engine.start();
      await clock.advance(10_000);
      pool.opener.replug('sim://2');
      await clock.advance(15_000);
      expect(client.lists.slice(sent)).toEqual(['Port1 Port2']);
      await engine.stop();
      pool.stop();
    });
  },
);
