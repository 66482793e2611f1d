import { lazy } from 'react';
import { addLaterTexts } from './i18n/later-texts.ts';

/** No view is drawn before its words are here. */
async function withTexts<T>(view: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([view, addLaterTexts()]);
  return loaded;
}

/** What the first grid does not need is loaded when it is first shown. */
export const UpstreamPage = lazy(async () => ({
  default: (await withTexts(import('./features/upstream-page/upstream-page.tsx'))).UpstreamPage,
}));

export const HistoryPage = lazy(async () => ({
  default: (await withTexts(import('./features/history-page/history-page.tsx'))).HistoryPage,
}));

export const SettingsPage = lazy(async () => ({
  default: (await withTexts(import('./features/settings-page/settings-page.tsx'))).SettingsPage,
}));

export const SetUp = lazy(async () => ({
  default: (await withTexts(import('./features/set-up/set-up.tsx'))).SetUp,
}));

export const Inspector = lazy(async () => ({
  default: (await withTexts(import('./features/inspector/inspector.tsx'))).Inspector,
}));

export const ExchangePanel = lazy(async () => ({
  default: (await withTexts(import('./features/exchange/exchange-panel.tsx'))).ExchangePanel,
}));

export const RentDialog = lazy(async () => ({
  default: (await withTexts(import('./features/rent/rent-dialog.tsx'))).RentDialog,
}));

export const PinDialog = lazy(async () => ({
  default: (await withTexts(import('./features/pin/pin-dialog.tsx'))).PinDialog,
}));

export const KeySheet = lazy(async () => ({
  default: (await withTexts(import('./features/keys/key-sheet.tsx'))).KeySheet,
}));

export const ToastHost = lazy(async () => ({
  default: (await withTexts(import('./features/toasts/toast-host.tsx'))).ToastHost,
}));
