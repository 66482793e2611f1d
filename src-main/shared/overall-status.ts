import type { PortView } from './port-view.ts';
import type { Snapshot } from './snapshot.ts';

/** The one state of everything, as the tray icon and the headline show it. */
export type OverallKind = 'on-sale' | 'working' | 'attention' | 'blocked' | 'paused';

export interface OverallStatus {
  readonly kind: OverallKind;
  /** Ports whose number is active and accepted by the upstream. */
  readonly onSale: number;
  readonly total: number;
  /** Ports that need a person. */
  readonly needYou: number;
  readonly paused: number;
}

export function isOnSale(port: PortView): boolean {
  return port.state === 'active' && port.upstream.status === 'accepted';
}

/** A port that waits for a person: its modem or SIM does, or the upstream refused its number. */
export function needsYou(port: PortView): boolean {
  return port.state === 'attention' || (port.state === 'active' && port.upstream.status === 'rejected');
}

/** Worst first: what the upstream refuses as a whole, what a person must do, what goes on by itself. Pure. */
export function overallStatus({ ports, sync, app }: Pick<Snapshot, 'ports' | 'sync' | 'app'>): OverallStatus {
  const onSale = ports.filter(isOnSale).length;
  const needYou = ports.filter(needsYou).length;
  const paused = ports.filter((port) => port.state === 'paused').length;
  const counts = { onSale, needYou, paused, total: ports.length };

  if (sync.state === 'blocked') return { kind: 'blocked', ...counts };
  if (ports.length === 0 || sync.state === 'unconfigured') return { kind: 'attention', ...counts };
  if (paused === ports.length) return { kind: 'paused', ...counts };
  if (needYou > 0 && app.settled) return { kind: 'attention', ...counts };
  if (sync.lastError !== null) return { kind: 'attention', ...counts };
  return { kind: onSale + paused === ports.length ? 'on-sale' : 'working', ...counts };
}
