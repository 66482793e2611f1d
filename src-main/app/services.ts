import { join } from 'node:path';
import { bookFileSchema, emptyBookFile } from '../book/book-schema.ts';
import { createNumberBook } from '../book/number-book-service.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { PortRegistry } from '../engine/engine-options.ts';
import { openJournal } from '../journal/sqlite-journal.ts';
import type { OpenTransport } from '../serial/transport.ts';
import { type JsonStore, openJsonStore } from '../settings/json-store.ts';
import { createSecretStore, type Vault } from '../settings/secret-store.ts';
import {
  defaultSettings,
  noSecrets,
  type Settings,
  secretsSchema,
  settingsSchema,
} from '../settings/settings-schema.ts';
import type { Clock } from '../shared/clock.ts';
import { createUpstreamClient } from '../upstream/axios-client.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';
import type { Notices } from './notices.ts';
import { savedPauses, savedPorts, unsavedPorts } from './port-registry.ts';
import { noteRepairs } from './repair-notices.ts';
import { createSettingsDesk, type SettingsDesk } from './settings-desk.ts';
import { createTargetSource } from './upstream-target.ts';

export interface ServiceOptions {
  /** Folder of the profile; must exist. */
  readonly folder: string;
  readonly version: string;
  readonly platform: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly openTransport: OpenTransport;
  /** Null: the ports of the settings. */
  readonly addresses: readonly string[] | null;
  /** Null: from flags and settings. The demo brings its own. */
  readonly fixedTarget: UpstreamTarget | null;
  readonly flags: { readonly upstream: string | null; readonly apiKeyFile: string | null };
  readonly warn: (message: string) => void;
}

export interface Services {
  readonly engine: Engine;
  readonly settings: JsonStore<Settings>;
  readonly desk: SettingsDesk;
  readonly ports: PortRegistry;
  /** Closes the ports and the files, in this order. */
  stop(): Promise<void>;
}

/** Opens everything that lives in the profile and wires the engine to it. Nothing is sent or opened before engine.start(). */
export function openServices(options: ServiceOptions): Services {
  const { folder, clock, notices, flags } = options;
  const nowMs = clock.nowMs();
  const open = { folder, nowMs };
  const settings = openJsonStore({
    ...open,
    name: 'settings',
    schema: settingsSchema,
    defaults: defaultSettings,
  });
  const secrets = openJsonStore({ ...open, name: 'secrets', schema: secretsSchema, defaults: noSecrets });
  const bookFile = openJsonStore({ ...open, name: 'book', schema: bookFileSchema, defaults: emptyBookFile });
  const journal = openJournal(join(folder, 'journal.db'), { clock });
  noteRepairs(notices, { settings, secrets, book: bookFile }, journal.setAside);

  const secretStore = createSecretStore(secrets, options.vault, options.platform);
  const target = createTargetSource({ flags, settings, secrets: secretStore, notices });
  const ports = options.addresses === null ? savedPorts(settings) : unsavedPorts(settings, options.addresses);
  const { registrationGraceMs, portGraceMs } = settings.get();
  const engine = createEngine({
    clock,
    random: Math.random,
    openTransport: options.openTransport,
    client: createUpstreamClient({ clock, version: options.version }),
    target: options.fixedTarget === null ? target.target : () => options.fixedTarget,
    journal,
    book: createNumberBook({ load: bookFile.get, save: bookFile.set }, { clock }),
    ports,
    pauses: savedPauses(settings),
    graceMs: { registrationLost: registrationGraceMs, portLost: portGraceMs },
    warn: options.warn,
  });

  return {
    engine,
    settings,
    desk: createSettingsDesk({ settings, secrets: secretStore, target }),
    ports,
    async stop() {
      await engine.stop();
      journal.close();
    },
  };
}
