import type { PortId } from '../../src-main/shared/ids.ts';
import type { ReasonCode } from '../../src-main/shared/port-view.ts';
import type { CheckState } from './check-state.ts';
import { type HistoryFilter, wholeHistory } from './history-filter.ts';
import type { NumberSearches } from './number-search.ts';

export type Page = 'ports' | 'upstream' | 'history' | 'settings';
export type SettingsTab = 'upstream' | 'ports' | 'numbers' | 'general';
export type PortFilter = 'all' | 'on-sale' | 'need-you' | 'paused';
type PortSort = 'problems' | 'order';

/** What the user looks at: lives and dies with the window. */
export interface View {
  readonly page: Page;
  readonly settingsTab: SettingsTab;
  readonly filter: PortFilter;
  /** Narrows to one kind of problem, chosen in the line of incidents. */
  readonly reason: ReasonCode | 'rejected' | null;
  readonly search: string;
  readonly sort: PortSort;
  /** The port that arrow keys start from. */
  readonly cursor: PortId | null;
  /** The port in the inspector. */
  readonly selected: PortId | null;
  /** Set when the inspector was opened in order to type a number. */
  readonly numberWanted: boolean;
  readonly numberSearches: NumberSearches;
  readonly exchangeOpen: boolean;
  readonly check: CheckState;
  readonly keysOpen: boolean;
  /** The port whose rent switch waits for the explanation to be read. */
  readonly rentAsked: PortId | null;
  /** The port whose SIM is about to get its PIN. */
  readonly pinAsked: PortId | null;
  /** What of the history is shown: kept while another page is looked at. */
  readonly history: HistoryFilter;
  /** Devices that were proposed and waved away. */
  readonly devicesHidden: readonly string[];
  /** Set while "Sync now" waits for its exchange: the time of the one before. */
  readonly syncAsked: { readonly lastExchangeAt: string | null; readonly isDone: boolean } | null;
  /** The set-up view is for the first start: once left, it does not come back when the last port is removed. */
  readonly setupLeft: boolean;
}

export interface ViewSlice {
  readonly view: View;
  look(part: Partial<View>): void;
}

const firstView: View = {
  page: 'ports',
  settingsTab: 'upstream',
  filter: 'all',
  reason: null,
  search: '',
  sort: 'problems',
  cursor: null,
  selected: null,
  numberWanted: false,
  numberSearches: {},
  exchangeOpen: false,
  check: { kind: 'none' },
  keysOpen: false,
  rentAsked: null,
  pinAsked: null,
  history: wholeHistory,
  devicesHidden: [],
  syncAsked: null,
  setupLeft: false,
};

export function createViewSlice(set: (part: Partial<ViewSlice>) => void, get: () => ViewSlice): ViewSlice {
  return {
    view: firstView,
    look: (part) => set({ view: { ...get().view, ...part } }),
  };
}
