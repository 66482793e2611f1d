import { expect, test } from 'vitest';
import { createConsoleReporter } from '../../../src-main/app/console-reporter.ts';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { makePortView } from '../../support/port-view-factory.ts';
import { makeAppView, makeSyncView } from '../../support/snapshot-factory.ts';

const exchange: ExchangeView = {
  at: '2026-01-01T00:00:05.000Z',
  cause: 'first',
  call: 'sendNumbersOnline',
  count: 32,
  added: [],
  removed: [],
  durationMs: 14.4,
  httpStatus: 200,
  outcome: 'accepted',
  request: '{}',
  answer: '{}',
  fault: null,
};
const ports = [makePortView('Port1', { state: 'active' }), makePortView('Port2', { state: 'attention' })];

function setUp() {
  const lines: string[] = [];
  return { lines, report: createConsoleReporter((line) => lines.push(line)) };
}

test('tells once that the pool has settled, with what needs a person', () => {
  const { lines, report } = setUp();
  report({ app: makeAppView(), ports, sync: makeSyncView() });
  report({ app: makeAppView({ settled: true }), ports, sync: makeSyncView() });
  report({ app: makeAppView({ settled: true }), ports, sync: makeSyncView() });
  expect(lines).toEqual(['pool settled: 1 of 2 ports active, 1 need you']);
});

test('tells each list once, with its size and its time', () => {
  const { lines, report } = setUp();
  const sync = makeSyncView({ lastExchange: exchange });
  report({ app: makeAppView(), ports, sync });
  report({ app: makeAppView(), ports, sync });
  expect(lines).toEqual(['list accepted: 32 numbers, 14 ms']);
});

test('tells a failed list with the reason', () => {
  const { lines, report } = setUp();
  const fault = { code: 'refused', text: 'Nobody listens there.', httpStatus: null };
  const sync = makeSyncView({ lastExchange: { ...exchange, count: 1, outcome: 'failed', fault } });
  report({ app: makeAppView(), ports, sync });
  expect(lines).toEqual(['list failed: 1 number, Nobody listens there.']);
});

test('names a single change by its call', () => {
  const { lines, report } = setUp();
  const sync = makeSyncView({ lastExchange: { ...exchange, call: 'removeNumber', count: 1 } });
  report({ app: makeAppView(), ports, sync });
  const alive = { ...exchange, at: '2026-01-01T00:09:00.000Z', call: 'checkWork', count: 0 } as const;
  report({ app: makeAppView(), ports, sync: makeSyncView({ lastExchange: alive }) });
  expect(lines).toEqual(['removeNumber accepted: 1 number, 14 ms', 'checkWork accepted: 14 ms']);
});
