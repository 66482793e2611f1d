import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { type Display, openDisplay } from '../support/display.ts';
import { driveApp } from '../support/driven-app.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';
import { startRecordingUpstream } from '../support/recording-upstream.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

let display: Display;
test.beforeAll(async () => {
  display = await openDisplay();
});
test.afterAll(() => display.close());

test('goes from an empty profile to a number on sale by what is typed into the first window', async () => {
  await withTemporaryFolder(async (profile) => {
    const upstream = await startRecordingUpstream();
    const [sim = null] = createSims(1, createRandom(3));
    const modem = createSimulatedModem({
      family: 'm26',
      sim,
      clock: createSystemClock(),
      random: createRandom(3),
    });
    const tcp = await putModemOnTcp(modem);
    const app = await driveApp({ display, profile, flags: [] });
    try {
      const setup = app.window.getByTestId('setup');
      await setup.getByTestId('upstream-url').fill(`${upstream.url}/api/resellers/sendNumbersOnline`);
      await setup.getByTestId('upstream-key').fill('typed-key');
      await setup.getByLabel(/network/i).fill(tcp.address);
      await setup.getByTestId('setup-start').click();
      await expect(app.window.getByTestId('headline')).toContainText('1 of 1');
      const request = await upstream.request((numbers) => numbers.length === 1);
      expect(request.headers['authorization']).toBe('Bearer typed-key');
      expect(request.path).toBe('/api/resellers/sendNumbersOnline');
      for (const file of ['secrets.json', 'settings.json']) {
        expect(readFileSync(join(profile, file), 'utf8')).not.toContain('typed-key');
      }

      await app.kill();
      const before = upstream.requests.length;
      const again = await driveApp({ display, profile, flags: [] });
      try {
        expect((await upstream.request(() => true, before)).body).toBe(request.body);
        await expect(again.window.getByTestId('setup')).toHaveCount(0);
      } finally {
        await again.close();
      }
    } finally {
      await app.close();
      await tcp.close();
      modem.stop();
      await upstream.close();
    }
  });
});
