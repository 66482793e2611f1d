import type { CheckMode } from '../../../src-main/shared/check-report.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import type { CheckState } from '../../store/check-state.ts';

interface Check {
  readonly state: CheckState;
  run(mode: CheckMode): Promise<void>;
}

/** A check may wait up to a minute for room between two reports: its result is kept while another page is looked at. */
export function useCheck(): Check {
  const { ask, store } = useRuntime();
  const state = useWindow(({ view }) => view.check);
  return {
    state,
    async run(mode) {
      const { look } = store.getState();
      look({ check: { kind: 'busy', mode } });
      const answer = await ask('sync:check', { mode });
      look({
        check: answer.ok ? { kind: 'done', report: answer.value } : { kind: 'failed', text: answer.error },
      });
    },
  };
}
