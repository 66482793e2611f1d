import { overallStatus } from '../shared/overall-status.ts';
import type { Snapshot } from '../shared/snapshot.ts';

/**
 * One line on the console when the pool has settled and one for each list, for people who watch and for scripts.
 * Returns the function to call with each new picture.
 */
export function createConsoleReporter(
  write: (line: string) => void,
): (snapshot: Pick<Snapshot, 'app' | 'ports' | 'sync'>) => void {
  let settled = false;
  let lastAt: string | null = null;
  return (snapshot) => {
    const { app, ports, sync } = snapshot;
    if (app.settled && !settled) {
      settled = true;
      const active = ports.filter((port) => port.state === 'active').length;
      const { needYou } = overallStatus(snapshot);
      write(
        `pool settled: ${active} of ${ports.length} ports active${needYou > 0 ? `, ${needYou} need you` : ''}`,
      );
    }
    const exchange = sync.lastExchange;
    if (exchange === null || exchange.at === lastAt) return;
    lastAt = exchange.at;
    const { call, outcome, count, durationMs, fault } = exchange;
    const what = call === 'sendNumbersOnline' ? 'list' : call;
    // A proof of life alone speaks of no number.
    const numbers = call === 'checkWork' ? '' : `${count} ${count === 1 ? 'number' : 'numbers'}, `;
    if (outcome === 'accepted') write(`${what} accepted: ${numbers}${Math.round(durationMs)} ms`);
    else write(`${what} ${outcome}: ${numbers}${fault?.text ?? 'no answer'}`);
  };
}
