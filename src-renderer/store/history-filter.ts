/** What of the history is shown. Outcomes are those of requests, so one choice says both. */
export type HistoryShow = 'all' | 'requests' | 'accepted' | 'rejected' | 'failed' | 'port-events';
export type HistoryRange = 'all' | 'hour' | 'day' | 'week' | 'own';

export interface HistoryFilter {
  readonly text: string;
  /** Name of a port, also of one that is gone; null for all. */
  readonly portId: string | null;
  readonly show: HistoryShow;
  readonly range: HistoryRange;
  /** Bounds of an own range, `2026-01-31T12:00` in local time; empty for an open end. */
  readonly from: string;
  readonly to: string;
}

export const wholeHistory: HistoryFilter = {
  text: '',
  portId: null,
  show: 'all',
  range: 'all',
  from: '',
  to: '',
};
