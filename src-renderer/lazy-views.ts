import { lazy } from 'react';

/** What the first grid does not need is loaded when it is first shown. */
export const UpstreamPage = lazy(async () => ({
  default: (await import('./features/upstream-page/upstream-page.tsx')).UpstreamPage,
}));

export const HistoryPage = lazy(async () => ({
  default: (await import('./features/history-page/history-page.tsx')).HistoryPage,
}));

export const SettingsPage = lazy(async () => ({
  default: (await import('./features/settings-page/settings-page.tsx')).SettingsPage,
}));

export const SetUp = lazy(async () => ({ default: (await import('./features/set-up/set-up.tsx')).SetUp }));

export const Inspector = lazy(async () => ({
  default: (await import('./features/inspector/inspector.tsx')).Inspector,
}));

export const ExchangePanel = lazy(async () => ({
  default: (await import('./features/exchange/exchange-panel.tsx')).ExchangePanel,
}));

export const RentDialog = lazy(async () => ({
  default: (await import('./features/rent/rent-dialog.tsx')).RentDialog,
}));

export const PinDialog = lazy(async () => ({
  default: (await import('./features/pin/pin-dialog.tsx')).PinDialog,
}));

export const KeySheet = lazy(async () => ({
  default: (await import('./features/keys/key-sheet.tsx')).KeySheet,
}));

export const ToastHost = lazy(async () => ({
  default: (await import('./features/toasts/toast-host.tsx')).ToastHost,
}));
