import { MantineProvider } from '@mantine/core';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { err, ok } from '../../../src-main/shared/result.ts';
import type { Snapshot } from '../../../src-main/shared/snapshot.ts';
import { enLater } from '../../../src-renderer/i18n/en-later-data.ts';
import { startI18n } from '../../../src-renderer/i18n/start-i18n.ts';
import { RuntimeProvider } from '../../../src-renderer/runtime.tsx';
import { createWindowStore } from '../../../src-renderer/store/window-store.ts';
import { createNowTicker } from '../../../src-renderer/ui/now-ticker.ts';
import { makeSnapshot } from './made-up-snapshot.ts';

/** The markup of a part of the window, as its first drawing gives it. */
export function draw(
  element: ReactElement,
  snapshot: Snapshot = makeSnapshot({ name: 'mixed', ports: 32, theme: 'light' }),
): string {
  startI18n().addResourceBundle('en', 'translation', enLater, true);
  const runtime = {
    store: createWindowStore(snapshot),
    call: async () => ok(null),
    ask: async () => err('not asked here'),
    listDevices: async () => [],
    resync: () => undefined,
    seconds: createNowTicker(1000),
    halfMinutes: createNowTicker(30_000),
  };
  return renderToStaticMarkup(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <RuntimeProvider runtime={runtime}>{element}</RuntimeProvider>
    </MantineProvider>,
  );
}

/** Text of the element with that test id; undefined where there is none. */
export function textOf(html: string, testId: string): string | undefined {
  const match = new RegExp(`data-testid="${testId}"[^>]*>(.*?)</(?:span|p)>`).exec(html);
  return match?.[1]?.replace(/<[^>]*>/g, '');
}
