import type { Engine } from '../engine/engine.ts';
import { finalWords } from './final-words.ts';
import type { Notices } from './notices.ts';

const FALLBACK_ID = 'sync-fallback';

/** What the sync has to tell that belongs to no single port: once for each cause, and gone with it. */
export function noteSync(
  engine: Pick<Engine, 'onChange' | 'syncView' | 'failedGoodbye'>,
  notices: Pick<Notices, 'add' | 'settle'>,
): void {
  if (engine.failedGoodbye !== null) {
    notices.add({
      id: 'failed-goodbye',
      level: 'warning',
      title: 'The numbers were not taken off when Portlight ended',
      text: finalWords(engine.failedGoodbye.text),
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
