import type { Engine } from '../engine/engine.ts';
import { finalWords } from './final-words.ts';
import type { Notices } from './notices.ts';

const FALLBACK_ID = 'sync-fallback';

/** What the sync has to tell that belongs to no single port: once for each cause, and gone with it. `goodbyeNote`: of the last run. */
export function noteSync(
  engine: Pick<Engine, 'onChange' | 'syncView' | 'failedGoodbye'>,
  notices: Pick<Notices, 'add' | 'settle'>,
  goodbyeNote: string | null,
): void {
  // A run that was killed over its goodbye has left no note, but the request.
  const failed = goodbyeNote ?? engine.failedGoodbye?.text ?? null;
  if (failed !== null) {
    notices.add({
      id: 'failed-goodbye',
      level: 'warning',
      title: 'The numbers were not taken off when Portlight ended',
      text: finalWords(failed),
    });
  }
  engine.onChange(() => {
    const { fallback } = engine.syncView();
    if (fallback === null) notices.settle(FALLBACK_ID);
    else {
      notices.add({
        id: FALLBACK_ID,
        level: 'warning',
        title: 'The whole list is sent instead of single changes',
        text: fallback.text,
      });
    }
  });
}
