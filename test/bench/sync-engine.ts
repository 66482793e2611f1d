// The app's engine in a process of its own, on real ttys, with a real journal, selling to an upstream over HTTP.
import { join } from 'node:path';
import { createEngine } from '../../src-main/engine/engine.ts';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { assignPortIds } from '../../src-main/pool/port-identity.ts';
import { createTransportOpener } from '../../src-main/serial/transport-opener.ts';
import { engineOptions } from '../support/engine-options.ts';
import { type EngineNews, epochMs, type SyncEngineInput } from './sync-plan.ts';

const BYTES_PER_MB = 1_048_576;

const input = JSON.parse(process.argv[2] ?? '') as SyncEngineInput;
const clock = createSystemClock();
const tell = (news: EngineNews): void => void process.send?.(news);
const ports = assignPortIds(
  input.ports.map(({ path }) => path),
  [],
);
const engine = createEngine(
  engineOptions({
    clock,
    random: Math.random,
    version: 'bench',
    openTransport: createTransportOpener({ clock }),
    target: () => ({ baseUrl: input.baseUrl, apiKey: input.apiKey }),
    journalPath: join(input.folder, 'journal.db'),
    ports,
    warn: (message) => void process.stderr.write(`${message}\n`),
  }),
);
let told = '';
engine.onChange(() => {
  const numbers = engine.syncView().accepted.map(({ number }) => number);
  const text = numbers.join();
  if (text === told) return;
  told = text;
  tell({ kind: 'accepted', atMs: epochMs(), numbers });
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const rssMb = process.memoryUsage.rss() / BYTES_PER_MB;
  tell({ kind: 'cpu', atMs: epochMs(), cpuMs: (user + system) / 1000, rssMb });
});
process.on('disconnect', () => void engine.stop().finally(() => process.exit(0)));
engine.start();
