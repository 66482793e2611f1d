import { assertNever } from '../shared/assert-never.ts';
import type { OverallStatus } from '../shared/overall-status.ts';
import type { SyncView } from '../shared/sync-view.ts';

const ports = (count: number): string => (count === 1 ? '1 port' : `${count} ports`);

/** The status in one to three short lines, most important first: the tray's menu, its tooltip, the console. Pure. */
export function statusLines(status: OverallStatus, sync: SyncView): readonly string[] {
  const lines = [headline(status, sync)];
  if (status.needYou > 0) lines.push(`${ports(status.needYou)} need${status.needYou === 1 ? 's' : ''} you`);
  if (sync.lastError !== null && sync.state !== 'blocked') lines.push(sync.lastError.text);
  return lines;
}

function headline(status: OverallStatus, sync: SyncView): string {
  if (status.total === 0) return 'No ports yet';
  if (sync.state === 'unconfigured') return 'No marketplace set up yet';
  const sale = `${status.onSale} of ${status.total} numbers on sale`;
  switch (status.kind) {
    case 'blocked':
      return `Refused by the marketplace: ${sync.lastError?.text ?? 'see the window'}`;
    case 'paused':
      return 'All ports are paused';
    case 'on-sale':
    case 'attention':
      return sale;
    case 'working':
      return sync.state === 'settling' ? 'Reading the ports' : sale;
    default:
      return assertNever(status.kind);
  }
}
