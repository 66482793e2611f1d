import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import type { Journal } from '../../src-main/journal/journal.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { JournalQuery } from '../../src-main/shared/journal-view.ts';
import { everything } from '../support/history.ts';
import { quantile } from '../support/quantile.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { writeYear, type YearPlan, type YearWritten } from './journal-year.ts';
import { watchLoop } from './loop-watch.ts';
import type { BenchContext, BenchResult, Scenario } from './scenario.ts';

const AIM_MS = 50;
const PLAN: YearPlan = { ports: 64, days: 365, swapsPerDay: 20, eventsPerPortPerDay: 10 };
const DAY_MS = 24 * 3600 * 1000;
const REPEATS = 20;

type Searches = Readonly<Record<string, Partial<JournalQuery>>>;

function searches({ oldNumber, currentNumber }: YearWritten, nowMs: number): Searches {
  const daysAgo = (days: number) => new Date(nowMs - days * DAY_MS).toISOString();
  return {
    'the newest': {},
    'number on sale now': { text: currentNumber },
    'number of a year ago': { text: oldNumber },
    'number typed with spaces': { text: oldNumber.replace(/(\d{3})/g, '$1 ') },
    'part of a number': { text: '7919' },
    'one digit': { text: '4' },
    'ICCID of a year ago': { text: '8946000000000000000' },
    'port by filter': { portId: 'Port7' },
    'port by text': { text: 'port7' },
    'events of a port': { portId: 'Port7', kind: 'port-events' },
    'text of an event': { text: 'CME ERROR 13' },
    'text of an answer': { text: 'bad gateway' },
    'failed requests': { outcome: 'failed' },
    'refused requests (none)': { outcome: 'rejected' },
    'a week 200 days ago': { from: daysAgo(200), to: daysAgo(193) },
    'a text in a week a year ago': { text: 'registration-lost', from: daysAgo(360), to: daysAgo(353) },
    'number, port, outcome and time': {
      text: '467',
      portId: 'Port9',
      outcome: 'failed',
      from: daysAgo(300),
      to: daysAgo(30),
    },
    'no hit': { text: 'zzzzzz' },
  };
}

async function measure(journal: Journal, name: string, query: Partial<JournalQuery>, repeats: number) {
  const times: number[] = [];
  const cpuTimes: number[] = [];
  let found = 0;
  for (let turn = 0; turn < repeats; turn++) {
    const begun = performance.now();
    const cpuBegun = process.cpuUsage();
    const answer = await journal.search({ ...everything, ...query });
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(cpuBegun);
    cpuTimes.push((user + system) / 1000);
    if (!answer.ok) throw new Error(answer.error);
    found = answer.value.rows.length;
  }
  return { name, found, times, cpuTimes };
}

async function exportAll(journal: Journal, folder: string, format: 'csv' | 'json'): Promise<string> {
  const path = join(folder, `history.${format}`);
  const watch = watchLoop();
  const begun = performance.now();
  const written = await journal.exportTo(path, everything, format);
  const seconds = (performance.now() - begun) / 1000;
  if (!written.ok) throw new Error(written.error);
  const heldUpMs = watch.stop().toFixed(0);
  return `Export of ${written.value.rows} rows as ${format}: ${seconds.toFixed(1)} s, ${megabytes(path)} MB; the loop was held up for ${heldUpMs} ms at most.`;
}

function megabytes(path: string): number {
  return Math.round(statSync(path).size / 1e5) / 10;
}

function run({ repeats, progress }: BenchContext): Promise<BenchResult> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const clock = createSystemClock();
    const journal = openJournal(path, { clock, retentionDays: PLAN.days + 1 });
    const nowMs = clock.nowMs();
    progress('writing a year of history; this takes a minute or two');
    const year = writeYear(journal, nowMs - PLAN.days * DAY_MS, PLAN);
    journal.prune();
    const results: Awaited<ReturnType<typeof measure>>[] = [];
    for (const [name, query] of Object.entries(searches(year, nowMs))) {
      results.push(await measure(journal, name, query, repeats ?? REPEATS));
    }
    const exports = [await exportAll(journal, folder, 'csv'), await exportAll(journal, folder, 'json')];
    journal.close();
    return summary(year, { results, exports, fileMB: megabytes(path) });
  });
}

function summary(
  year: YearWritten,
  found: {
    readonly results: readonly Awaited<ReturnType<typeof measure>>[];
    readonly exports: readonly string[];
    readonly fileMB: number;
  },
): BenchResult {
  const { results, exports, fileMB } = found;
  const worstP95Ms = Math.max(...results.map(({ times }) => quantile(times, 0.95)));
  const worstCpuMs = Math.max(...results.map(({ cpuTimes }) => quantile(cpuTimes, 0.95)));
  const { requestMs, eventMs } = year;
  return {
    title: `History of a year: ${PLAN.ports} ports, ${requestMs.length} requests, ${eventMs.length} events`,
    rows: results.map(({ name, found, times, cpuTimes }) => ({
      search: name,
      rows: found,
      'p50 ms': quantile(times, 0.5),
      'p95 ms': quantile(times, 0.95),
      'max ms': Math.max(...times),
      'CPU p95 ms': quantile(cpuTimes, 0.95),
    })),
    figures: {
      requests: requestMs.length,
      events: eventMs.length,
      fileMB,
      worstP95Ms,
      worstCpuMs,
      requestWriteP50Ms: quantile(requestMs, 0.5),
      requestWriteP95Ms: quantile(requestMs, 0.95),
      eventWriteP50Ms: quantile(eventMs, 0.5),
      eventWriteP95Ms: quantile(eventMs, 0.95),
      aimMet: worstP95Ms <= AIM_MS,
    },
    notes: [
      `Aim: each search in at most ${AIM_MS} ms. Slowest p95: ${worstP95Ms.toFixed(1)} ms, ${worstP95Ms <= AIM_MS ? 'met' : 'missed'}. On a computer with nothing else to do it is its CPU time: ${worstCpuMs.toFixed(1)} ms at most.`,
      `File: ${fileMB} MB. A request (begin and end, with its index) takes ${quantile(requestMs, 0.5).toFixed(2)} ms at p50 and ${quantile(requestMs, 0.95).toFixed(2)} ms at p95, an event ${quantile(eventMs, 0.5).toFixed(2)} and ${quantile(eventMs, 0.95).toFixed(2)} ms.`,
      ...exports,
    ],
  };
}

export const journalScenario: Scenario = { what: 'searches in a year of history of 64 ports', run };
