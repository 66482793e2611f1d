import type { UpstreamFault } from './upstream-fault.ts';

interface QueuedFault {
  readonly fault: UpstreamFault;
  /** The one request that it strikes, by name; null: any. */
  readonly call: string | null;
  left: number;
}

/** Faults in order: each strikes so many requests, then the next one does. `sticky` never ends. */
export class FaultQueue {
  private entries: QueuedFault[] = [];

  add(fault: UpstreamFault, times: number | 'sticky', call: string | null): void {
    this.entries.push({ fault, call, left: times === 'sticky' ? Number.POSITIVE_INFINITY : times });
  }

  clear(): void {
    this.entries = [];
  }

  /** The fault of the request that has just come, null for none. */
  take(call: string | null): UpstreamFault | null {
    const next = this.entries.find((entry) => entry.call === null || entry.call === call);
    if (next === undefined) return null;
    next.left--;
    if (next.left <= 0) this.entries = this.entries.filter((entry) => entry !== next);
    return next.fault;
  }
}
