import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import { createSyncService } from '../../src-main/sync/sync-service.ts';
import { createUpstreamClient } from '../../src-main/upstream/axios-client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { everything } from '../support/history.ts';
import { listEntries } from '../support/list-entries.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const KEY = 'sk-live-"Ab3dEf9hIj2kLm';

/** Some proxies print what they were sent into their error page. */
async function openEcho(status: number) {
  let arrived = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      arrived += 1;
      const headers = JSON.stringify(request.headers);
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end(`<h1>Refused</h1>${headers}<p>${request.headers.authorization}</p>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived: () => arrived,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

test.each([200, 400, 401, 502])(
  'the key is in no file of the history, though the answer (%d) shows it',
  (status) =>
    withTemporaryFolder(async (folder) => {
      const echo = await openEcho(status);
      const clock = new FakeClock();
      const journal = openJournal(join(folder, 'journal.db'), { clock });
      const service = createSyncService({
        clock,
        random: () => 0.5,
        client: createUpstreamClient({ clock, version: '1.2.3' }),
        journal,
        target: () => ({ baseUrl: echo.url, apiKey: KEY }),
        mode: () => 'list',
        desired: () => ({
          entries: listEntries(2).map((entry) => ({ ...entry, verifiedAtMs: clock.monotonicMs() })),
          settled: true,
          poolSize: 8,
          maxAgeMs: 60_000,
        }),
        onAccepted: () => undefined,
        warn: () => undefined,
      });
      const ended = new Promise<void>((resolve) => {
        service.onChange(() => service.view().lastExchange !== null && resolve());
      });
      service.start();
      await clock.advance(2_000);
      await ended;
      await service.stop();
      const exported = join(folder, 'history.json');
      await journal.exportTo(exported, everything, 'json');
      // Before closing, so that the write-ahead log is among the files.
      const files = readdirSync(folder);
      expect(files).toContain('journal.db-wal');
      const bytes = files.map((name) => readFileSync(join(folder, name)).toString('latin1')).join('');
      expect(echo.arrived()).toBeGreaterThan(0);
      expect(bytes).toContain('Refused');
      expect(bytes).not.toContain('Ab3dEf9hIj2kLm');
      expect(bytes.toLowerCase()).not.toContain('ab3def9hij2klm');
      journal.close();
      await echo.close();
    }),
);
