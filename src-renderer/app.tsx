import { type ReactElement, Suspense, useEffect } from 'react';
import classes from './app.module.css';
import { Banners } from './features/banners/banners.tsx';
import { useWindowKeys } from './features/keys/use-window-keys.ts';
import { NavRail } from './features/nav/nav-rail.tsx';
import { PortsPage } from './features/ports-page/ports-page.tsx';
import { TopBar } from './features/top-bar/top-bar.tsx';
import { UpstreamStrip } from './features/upstream-strip/upstream-strip.tsx';
import {
  HistoryPage,
  KeySheet,
  PinDialog,
  RentDialog,
  SettingsPage,
  SetUp,
  ToastHost,
  UpstreamPage,
} from './lazy-views.ts';
import { useWindow } from './runtime.tsx';
import { isSetupNeeded } from './store/setup-needed.ts';
import type { Page } from './store/view-slice.ts';
import { ThemeFrame } from './theme/theme-frame.tsx';
import { bindClasses } from './ui/bind-classes.ts';

const css = bindClasses(classes);

export function App(): ReactElement {
  const theme = useWindow((state) => state.pool.settings.theme);
  const needsSetup = useWindow(isSetupNeeded);
  return (
    <ThemeFrame choice={theme}>
      {needsSetup ? (
        <div className={css('first-start')}>
          <Banners />
          <Suspense fallback={null}>
            <SetUp />
          </Suspense>
        </div>
      ) : (
        <Frame />
      )}
      <Overlays />
    </ThemeFrame>
  );
}

function Frame(): ReactElement {
  const page = useWindow((state) => state.view.page);
  const look = useWindow((state) => state.look);
  useWindowKeys();
  useEffect(() => look({ setupLeft: true }), [look]);
  return (
    <div className={css('frame')}>
      <TopBar />
      <NavRail />
      <main className={css('main')}>
        <Banners />
        <PageOf page={page} />
      </main>
      <UpstreamStrip />
    </div>
  );
}

function PageOf({ page }: { page: Page }): ReactElement {
  if (page === 'ports') return <PortsPage />;
  return <Suspense fallback={null}>{lazyPage(page)}</Suspense>;
}

function lazyPage(page: Exclude<Page, 'ports'>): ReactElement {
  switch (page) {
    case 'upstream':
      return <UpstreamPage />;
    case 'history':
      return <HistoryPage />;
    case 'settings':
      return <SettingsPage />;
  }
}

/** Loaded when first needed, and kept from then on. */
function Overlays(): ReactElement {
  const rentAsked = useWindow((state) => state.view.rentAsked);
  const pinAsked = useWindow((state) => state.view.pinAsked);
  const keysOpen = useWindow((state) => state.view.keysOpen);
  const hasToasts = useWindow((state) => state.hasToasted);
  return (
    <Suspense fallback={null}>
      {rentAsked !== null && <RentDialog portId={rentAsked} />}
      {pinAsked !== null && <PinDialog key={pinAsked} portId={pinAsked} />}
      {keysOpen && <KeySheet />}
      {hasToasts && <ToastHost />}
    </Suspense>
  );
}
