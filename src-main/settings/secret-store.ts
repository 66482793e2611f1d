import type { JsonStore } from './json-store.ts';
import type { Secrets } from './settings-schema.ts';

/** The part of Electron's safeStorage that is needed; tests give the real one of the platform. */
export interface Vault {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
  /** Linux only: `basic_text` means a key that everybody knows. */
  getSelectedStorageBackend?(): string;
  setUsePlainTextEncryption?(usePlainText: boolean): void;
}

type KeyStorage = 'keychain' | 'basic-text';

type SecretReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly secret: string }
  | { readonly kind: 'unreadable'; readonly why: string };

export interface SecretStore {
  readonly storage: KeyStorage;
  apiKey(): SecretReading;
  setApiKey(key: string | null): void;
}

/** Keeps the API key encrypted by the system's keychain; where Linux has none, by `basic_text`, which is named what it is. */
export function createSecretStore(store: JsonStore<Secrets>, vault: Vault, platform: string): SecretStore {
  const basic = platform === 'linux' && vault.getSelectedStorageBackend?.() === 'basic_text';
  // Without this Electron refuses to store anything on a Linux that has no keyring; the window tells the user.
  if (basic) vault.setUsePlainTextEncryption?.(true);

  return {
    storage: basic ? 'basic-text' : 'keychain',
    apiKey() {
      const stored = store.get().apiKey;
      if (stored === null) return { kind: 'none' };
      try {
        return { kind: 'read', secret: vault.decryptString(Buffer.from(stored, 'base64')) };
      } catch (cause) {
        return { kind: 'unreadable', why: cause instanceof Error ? cause.message : String(cause) };
      }
    },
    setApiKey(key) {
      const apiKey = key === null ? null : vault.encryptString(key).toString('base64');
      store.set({ ...store.get(), apiKey });
    },
  };
}
