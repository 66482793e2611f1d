import { readApiKeyFile } from '../settings/api-key-file.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { SecretReading, SecretStore } from '../settings/secret-store.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { SettingsView } from '../shared/snapshot.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';
import type { Notices } from './notices.ts';

export interface TargetSource {
  /** Read anew for each request: a key file that appears, or a key typed in the window, counts at once. */
  target(): UpstreamTarget | null;
  view(): Pick<SettingsView, 'upstreamUrl' | 'hasApiKey' | 'keyStorage'>;
}

/** Where to send to: flags win over settings, and what cannot be read becomes a notice with what to do. */
export function createTargetSource(parts: {
  readonly flags: { readonly upstream: string | null; readonly apiKeyFile: string | null };
  readonly settings: JsonStore<Settings>;
  readonly secrets: SecretStore;
  readonly notices: Notices;
}): TargetSource {
  const { flags, settings, secrets, notices } = parts;
  const baseUrl = () => flags.upstream ?? settings.get().upstreamUrl;
  // The window asks at every change of anything: it is told of the last reading instead of asking the keychain again.
  let hasApiKey: boolean | null = null;

  const apiKey = (): string | null => {
    if (flags.apiKeyFile === null) return keyFromStore(secrets.apiKey(), notices);
    const read = readApiKeyFile(flags.apiKeyFile);
    if (read.ok) {
      notices.dismiss('api-key-file');
      return read.value;
    }
    notices.add({ id: 'api-key-file', level: 'error', title: 'No API key', text: read.error });
    return null;
  };

  return {
    target() {
      const url = baseUrl();
      const key = apiKey();
      hasApiKey = key !== null;
      return url === null || key === null ? null : { baseUrl: url, apiKey: key };
    },
    view() {
      hasApiKey ??= apiKey() !== null;
      return {
        upstreamUrl: baseUrl(),
        hasApiKey,
        keyStorage: flags.apiKeyFile !== null ? 'file' : secrets.storage,
      };
    },
  };
}

function keyFromStore(stored: SecretReading, notices: Notices): string | null {
  if (stored.kind === 'read') return stored.secret;
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
