import type { EngineOptions } from '../engine/engine-options.ts';
import { readApiKeyFile } from '../settings/api-key.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { SecretStore } from '../settings/secret-store.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { isSameOrigin } from '../settings/upstream-url.ts';
import type { Clock } from '../shared/clock.ts';
import type { SettingsView } from '../shared/snapshot.ts';
import type { Notices } from './notices.ts';

export interface TargetSource {
  /** Where to send to; null while URL or key is missing. */
  readonly target: EngineOptions['target'];
  view(): Pick<SettingsView, 'upstreamUrl' | 'hasApiKey' | 'keyStorage'>;
  /** The stored key changed: read it again. */
  forgetKey(): void;
}

/** A key file is looked at again after this time, so that one that appears late counts without a restart. */
const KEY_FILE_AGE_MS = 5000;

interface TargetParts {
  readonly flags: { readonly upstream: string | null; readonly apiKeyFile: string | null };
  readonly settings: JsonStore<Settings>;
  readonly secrets: SecretStore;
  readonly notices: Notices;
  readonly clock: Clock;
}

/** Flags win over settings, and what cannot be read becomes a notice with what to do. */
export function createTargetSource(parts: TargetParts): TargetSource {
  const { flags, settings, secrets } = parts;
  const baseUrl = () => flags.upstream ?? settings.get().upstreamUrl;
  // Asked at every change of anything: neither the disk nor the keychain should be.
  let known: { readonly key: string | null; readonly staleAtMs: number } | null = null;
  const apiKey = (): string | null => {
    const nowMs = parts.clock.monotonicMs();
    if (known === null || nowMs >= known.staleAtMs) {
      known =
        flags.apiKeyFile === null
          ? { key: storedKey(parts), staleAtMs: Number.POSITIVE_INFINITY }
          : { key: keyOfFile(flags.apiKeyFile, parts.notices), staleAtMs: nowMs + KEY_FILE_AGE_MS };
    }
    return known.key;
  };

  return {
    target() {
      const url = baseUrl();
      const key = apiKey();
      if (url === null || key === null || isForeignKey(parts, url)) return null;
      return { baseUrl: url, apiKey: key };
    },
    view: () => ({
      upstreamUrl: baseUrl(),
      hasApiKey: apiKey() !== null,
      keyStorage: flags.apiKeyFile === null ? secrets.storage : 'file',
    }),
    forgetKey() {
      known = null;
    },
  };
}

/** The stored key was given for the saved address: a flag must not carry it to another one. */
function isForeignKey({ flags, settings, notices }: TargetParts, url: string): boolean {
  const saved = settings.get().upstreamUrl;
  if (flags.apiKeyFile !== null || flags.upstream === null || (saved !== null && isSameOrigin(saved, url)))
    return false;
  notices.add({
    id: 'foreign-key',
    level: 'error',
    title: 'No API key for this address',
    text: 'The stored key belongs to the address in the settings. Give the key of this one with --api-key-file.',
  });
  return true;
}

function keyOfFile(path: string, notices: Notices): string | null {
  const read = readApiKeyFile(path);
  if (read.ok) {
    notices.settle('api-key-file');
    return read.value;
  }
  notices.add({ id: 'api-key-file', level: 'error', title: 'No API key', text: read.error });
  return null;
}

function storedKey({ secrets, notices }: TargetParts): string | null {
  const stored = secrets.apiKey();
  if (stored.kind === 'read') {
    notices.settle('api-key');
    return stored.secret;
  }
  if (stored.kind === 'unreadable') {
    notices.add({
      id: 'api-key',
      level: 'error',
      title: 'The stored API key cannot be read',
      text: `Type the key again in the settings. The system said: ${stored.why}`,
    });
  }
  return null;
}
