import type { CheckMode, CheckReport } from '../../../src-main/shared/check-report.ts';
import type { Snapshot } from '../../../src-main/shared/snapshot.ts';

/** `test1` finds nothing wrong; `test2` shows each kind of difference once. */
export function makeCheck({ sync, ports }: Snapshot, mode: CheckMode): CheckReport {
  const [first, second, third] = sync.desired.map(({ number }) => number);
  const report: CheckReport = {
    mode,
    at: new Date().toISOString(),
    count: sync.desired.length,
    outcome: 'accepted',
    fault: null,
    missing: [],
    unexpected: [],
    differences: [],
    request: sync.lastExchange?.request ?? '{}',
    answer: sync.lastExchange?.answer ?? null,
  };
  if (sync.state === 'blocked') {
    return { ...report, outcome: 'rejected', fault: sync.lastError, answer: 'API_ACCESS_IP' };
  }
  if (mode === 'test1' || first === undefined || second === undefined || third === undefined) return report;
  return {
    ...report,
    missing: [third],
    unexpected: ['+46709999999'],
    differences: [
      { number: first, field: 'operator', meant: '24001', understood: '"24001"' },
      { number: first, field: 'rent', meant: '1', understood: '0' },
      { number: second, field: 'port_id', meant: ports[1]?.id ?? null, understood: null },
    ],
  };
}
