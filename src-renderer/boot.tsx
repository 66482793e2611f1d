import type { TFunction } from 'i18next';
import type { Root } from 'react-dom/client';
import type { Bridge } from '../src-main/shared/ipc-schema.ts';
import type { Snapshot } from '../src-main/shared/snapshot.ts';
import { App } from './app.tsx';
import { LinkFailure } from './features/link-failure/link-failure.tsx';
import { startI18n } from './i18n/start-i18n.ts';
import { findBridge } from './ipc/bridge.ts';
import { createRuntime } from './ipc/create-runtime.ts';
import { type SnapshotFeed, startSnapshotFeed } from './ipc/snapshot-feed.ts';
import { RuntimeProvider } from './runtime.tsx';
import { createWindowStore, type WindowStore } from './store/window-store.ts';
import { ThemeFrame } from './theme/theme-frame.tsx';
import { firstPaint } from './ui/first-paint.ts';

/** Draws the window once main's first snapshot is here: before that, and without a bridge, there is nothing true to show. */
export function boot(root: Root): void {
  const { t } = startI18n();
  const bridge = findBridge();
  if (bridge === null) renderFailure(root, t('app.noBridgeText'), null);
  else void follow(root, bridge, t).resync();
}

function follow(root: Root, bridge: Bridge, t: TFunction): SnapshotFeed {
  let store: WindowStore | null = null;
  const feed = startSnapshotFeed(bridge, {
    snapshot: (snapshot) => {
      if (store === null) store = renderWindow(root, bridge, snapshot, t, () => void feed.resync());
      else store.getState().takeSnapshot(snapshot);
    },
    delta: (delta) => store?.getState().takeDelta(delta) ?? 'gap',
    failed: (error) => {
      const text = t('app.callFailed', { detail: String(error) });
      if (store === null) renderFailure(root, text, () => void feed.resync());
      else store.getState().linkFailed(text);
    },
  });
  return feed;
}

function renderWindow(
  root: Root,
  bridge: Bridge,
  first: Snapshot,
  t: TFunction,
  resync: () => void,
): WindowStore {
  const store = createWindowStore(first);
  root.render(
    <RuntimeProvider runtime={createRuntime(bridge, store, resync, t)}>
      <App />
    </RuntimeProvider>,
  );
  void loadPhoneFormat(store);
  return store;
}

/** After the first grid, which needs none of it. Without it numbers stay readable as they are sent (`+46701000001`), so a failure to load is no fault of the window. */
async function loadPhoneFormat(store: WindowStore): Promise<void> {
  await firstPaint();
  const { createPhoneFormat } = await import('./format/phone-format.ts');
  store.getState().phoneFormatLoaded(createPhoneFormat());
}

function renderFailure(root: Root, text: string, onRetry: (() => void) | null): void {
  root.render(
    <ThemeFrame choice="system">
      <LinkFailure text={text} onRetry={onRetry} />
    </ThemeFrame>,
  );
}
