import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { type Display, openDisplay } from '../support/display.ts';
import { type DrivenApp, driveApp } from '../support/driven-app.ts';
import { putModemOnPty } from '../support/modem-on-pty.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';
import { numbersOf, type RecordingUpstream, startRecordingUpstream } from '../support/recording-upstream.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const families = ['sim800', 'sim7600', 'ec25', 'm26', 'wavecom', 'huawei', 'zte', 'neoway', 'ublox'] as const;

/** Swedish SIMs of one operator, so that every field of the list can be written down here. */
function swedishSim(place: number): SimulatedSim {
  return {
    iccid: `894607000000000${place}00`.padEnd(19, '7').slice(0, 19),
    imsi: `24007000000000${place}`,
    number: `+4670100000${place}`,
    numberInCnum: true,
    network: { plmn: '24007', name: 'Tele2' },
  };
}

test.describe('a pool of eight modems on ttys and one on TCP', () => {
  let display: Display;
  let upstream: RecordingUpstream;
  test.beforeAll(async () => {
    display = await openDisplay();
  });
  test.afterAll(() => display.close());
  test.beforeEach(async () => {
    upstream = await startRecordingUpstream();
  });
  test.afterEach(() => upstream.close());

  test('becomes lines in the list, and every change of it too', async () => {
    test.setTimeout(120_000);
    await withTemporaryFolder(async (folder) => {
      const pool = await startPool();
      const keyFile = join(folder, 'key');
      writeFileSync(keyFile, 'test-key-1\n');
      const start = () =>
        driveApp({
          display,
          profile: join(folder, 'profile'),
          flags: [
            `--ports=${pool.addresses.join(',')}`,
            `--upstream=${upstream.url}/`,
            `--api-key-file=${keyFile}`,
          ],
        });
      let app = await start();
      try {
        const first = await checkFirstList(upstream);
        await checkPulledSim(pool.modems[3], upstream);
        await checkRent(app, upstream);
        await checkWindow(app);
        await checkSyncNow(app, upstream);

        await app.close();
        const before = upstream.requests.length;
        app = await start();
        await checkSecondStart(app, upstream, before, first);
      } finally {
        await app.close();
        await pool.close();
      }
    });
  });
});

async function startPool() {
  const clock = createSystemClock();
  const modems = families.map((family, place) =>
    createSimulatedModem({
      family,
      sim: swedishSim(place + 1),
      clock,
      random: createRandom(place + 1),
      latencyMs: 20,
    }),
  );
  const ttys = await Promise.all(modems.slice(0, 8).map(putModemOnPty));
  const lastModem = modems[8];
  if (lastModem === undefined) throw new Error('nine modems are needed');
  const tcp = await putModemOnTcp(lastModem);
  return {
    modems,
    addresses: [...ttys.map((tty) => tty.path), tcp.address],
    async close() {
      await Promise.all(ttys.map((tty) => tty.close()));
      await tcp.close();
      for (const modem of modems) modem.stop();
    },
  };
}

/** The list exactly as upstream-api wants it, byte for byte but for the time. */
async function checkFirstList(upstream: RecordingUpstream): Promise<number> {
  const request = await upstream.request(() => true);
  const dateStart = numbersOf(request)[0]?.date_start ?? 0;
  expect(Math.abs(dateStart - Date.now() / 1000)).toBeLessThan(60);
  const numbers = families.map((_family, index) => ({
    number: `+4670100000${index + 1}`,
    country_id: 46,
    operator: 24007,
    date_start: dateStart,
    port_id: `Port${index + 1}`,
    rent: 0,
  }));
  expect(request.body).toBe(JSON.stringify({ numbers }));
  expect(request.method).toBe('POST');
  expect(request.path).toBe('/api/resellers/sendNumbersOnline');
  expect(request.headers['authorization']).toBe('Bearer test-key-1');
  expect(request.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(request.headers['user-agent']).toMatch(/^Portlight\//);
  return dateStart;
}

async function checkPulledSim(modem: SimulatedModem | undefined, upstream: RecordingUpstream): Promise<void> {
  modem?.pullSim();
  const request = await upstream.request((numbers) => numbers.length === 8);
  expect(numbersOf(request).map(({ port_id }) => port_id)).not.toContain('Port4');
}

async function checkRent(app: DrivenApp, upstream: RecordingUpstream): Promise<void> {
  const { window } = app;
  await window.getByTestId('port-card-Port2').getByTestId('rent').click({ force: true });
  await window.getByRole('dialog').getByRole('button', { name: /rent/i }).click();
  const request = await upstream.request((numbers) => numbers.some(({ rent }) => rent === 1));
  expect(numbersOf(request).flatMap(({ port_id, rent }) => (rent === 1 ? [port_id] : []))).toEqual(['Port2']);
}

async function checkWindow({ window }: DrivenApp): Promise<void> {
  await expect(window.getByTestId('port-card-Port1').getByTestId('upstream')).toContainText('4711');
  await expect(window.getByTestId('port-card-Port4').getByTestId('reason')).toHaveText(/No SIM in this port/);
  await expect(window.getByTestId('headline')).toContainText('8 of 9');
}

async function checkSyncNow({ window }: DrivenApp, upstream: RecordingUpstream): Promise<void> {
  const before = upstream.requests.length;
  await window.getByTestId('sync-now').click();
  await upstream.request(() => true, before);
  await expect(window.getByTestId('sync-now')).toBeEnabled();
  expect(upstream.requests.length - before).toBe(1);
}

async function checkSecondStart(
  { window }: DrivenApp,
  upstream: RecordingUpstream,
  before: number,
  dateStart: number,
): Promise<void> {
  const request = await upstream.request(() => true, before);
  const numbers = numbersOf(request);
  expect(numbers).toHaveLength(8);
  expect(numbers.map(({ date_start }) => date_start)).toEqual(Array(8).fill(dateStart));
  expect(numbers.flatMap(({ port_id, rent }) => (rent === 1 ? [port_id] : []))).toEqual(['Port2']);
  await expect(window.getByTestId('port-card-Port2').getByTestId('number')).toContainText('70');
}
