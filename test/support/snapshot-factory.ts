import type { AppView, SettingsView } from '../../src-main/shared/snapshot.ts';
import type { SyncView } from '../../src-main/shared/sync-view.ts';

/** A sync that has not begun, with what a test wants different. */
export function makeSyncView(changes: Partial<SyncView> = {}): SyncView {
  return {
    mode: 'list',
    fallback: null,
    state: 'settling',
    lastAttemptAt: null,
    lastAcceptedAt: null,
    nextAt: null,
    lastError: null,
    desired: [],
    sent: [],
    accepted: [],
    mayBeListed: 0,
    gaps: [],
    lastExchange: null,
    ...changes,
  };
}

export function makeAppView(changes: Partial<AppView> = {}): AppView {
  return {
    version: '1.0.0',
    startedAt: '2026-01-01T00:00:00.000Z',
    platform: 'linux',
    demo: false,
    portsFromFlags: false,
    upstreamFromFlags: false,
    tray: true,
    settled: false,
    newDevices: { paths: [] },
    ...changes,
  };
}

export function makeSettingsView(changes: Partial<SettingsView> = {}): SettingsView {
  return {
    upstreamUrl: null,
    hasApiKey: false,
    keyStorage: 'none',
    theme: 'system',
    density: 'auto',
    rentExplained: false,
    goodbye: 'ask',
    syncMode: 'list',
    ussdLookup: false,
    ussdCodes: [],
    registrationGraceMs: 30_000,
    portGraceMs: 5_000,
    ...changes,
  };
}
