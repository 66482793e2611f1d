import type { UpstreamFault } from './upstream-fault.ts';

/** Faults in order: each strikes so many requests, then the next one does. `sticky` never ends. */
export class FaultQueue {
  private entries: { readonly fault: UpstreamFault; left: number }[] = [];

  add(fault: UpstreamFault, times: number | 'sticky'): void {
    this.entries.push({ fault, left: times === 'sticky' ? Number.POSITIVE_INFINITY : times });
  }

  clear(): void {
    this.entries = [];
  }

  /** The fault of the request that has just come, null for none. */
  take(): UpstreamFault | null {
    const [head] = this.entries;
    if (head === undefined) return null;
    head.left--;
    if (head.left <= 0) this.entries.shift();
    return head.fault;
  }
}
