import { join } from 'node:path';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { EngineOptions, OpenStore, PortRegistry } from '../engine/engine-options.ts';
import { type JsonStore, openJsonStore } from '../settings/json-store.ts';
import { createPinStore } from '../settings/pin-store.ts';
import { createSecretStore, type Vault } from '../settings/secret-store.ts';
import {
  defaultSettings,
  noSecrets,
  type Settings,
  secretsSchema,
  settingsMigrations,
  settingsSchema,
} from '../settings/settings-schema.ts';
import { takeGoodbyeNote } from './goodbye-note.ts';
import { createGraceSettings } from './grace-settings.ts';
import type { Notices } from './notices.ts';
import { savedPauses, savedPorts, unsavedPauses, unsavedPorts } from './port-registry.ts';
import { tellLapsedRents } from './rent-notice.ts';
import { noteBookFault, noteRepair, watchHistory } from './repair-notices.ts';
import type { RunSources } from './run-sources.ts';
import { createSettingsDesk, type SettingsDesk } from './settings-desk.ts';
import { noteSync } from './sync-notices.ts';
import { createTargetSource } from './upstream-target.ts';
import { createUssdSettings } from './ussd-settings.ts';

export interface ServiceOptions
  extends Omit<RunSources, 'stop'>,
    Pick<EngineOptions, 'clock' | 'version' | 'warn'> {
  /** Folder of the profile; must exist. */
  readonly folder: string;
  readonly platform: string;
  readonly vault: Vault;
  readonly notices: Notices;
  readonly flags: { readonly upstream: string | null; readonly apiKeyFile: string | null };
}

export interface Services {
  /** Of the profile. */
  readonly folder: string;
  readonly engine: Engine;
  readonly settings: JsonStore<Settings>;
  readonly desk: SettingsDesk;
  readonly ports: PortRegistry;
}

/** Opens everything that lives in the profile and wires the engine to it. Nothing is sent or opened before engine.start(). */
export function openServices(options: ServiceOptions): Services {
  const { folder, clock, notices, flags, addresses, fixedTarget } = options;
  const openStore: OpenStore = (file) => noteRepair(notices, file.name, openStoreOf(file));
  const openStoreOf = <T extends Record<string, unknown>>(file: Parameters<typeof openStore<T>>[0]) =>
    openJsonStore({ ...file, folder, nowMs: clock.nowMs() });
  const settings = noteRepair(
    notices,
    'settings',
    openStoreOf({
      name: 'settings',
      schema: settingsSchema,
      migrations: settingsMigrations,
      defaults: defaultSettings,
    }),
  );
  const secretFile = noteRepair(
    notices,
    'secrets',
    openStoreOf({ name: 'secrets', schema: secretsSchema, defaults: noSecrets }),
  );
  const secrets = createSecretStore(secretFile, options.vault, options.platform);
  const target = createTargetSource({ flags, settings, secrets, notices, clock });
  const ports = addresses === null ? savedPorts(settings) : unsavedPorts(settings, addresses);
  const ussd = createUssdSettings(settings);
  const engine = createEngine({
    ...options,
    random: Math.random,
    target: fixedTarget === null ? target.target : () => fixedTarget,
    syncMode: () => settings.get().syncMode,
    journalPath: join(folder, 'journal.db'),
    openStore,
    pins: createPinStore(secretFile, options.vault),
    ports,
    ussd,
    pauses: addresses === null ? savedPauses(settings) : unsavedPauses(settings),
    graceMs: createGraceSettings(settings),
    onBookFault: (fault) => noteBookFault(notices, fault),
  });
  watchHistory(notices, engine.history);
  noteSync(engine, notices, takeGoodbyeNote(folder));
  tellLapsedRents(notices, engine);
  return { folder, engine, settings, desk: createSettingsDesk({ settings, secrets, target, ussd }), ports };
}
