import { useState } from 'react';
import { useRuntime, useWindow } from '../../runtime.tsx';

export interface UpstreamForm {
  readonly url: string;
  readonly key: string;
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly isSaved: boolean;
  /** True while something is typed that main does not know. */
  readonly isChanged: boolean;
  typeUrl(url: string): void;
  typeKey(key: string): void;
  /** True when main took it, or when there was nothing to take. The key is forgotten here as soon as main has it. */
  save(): Promise<boolean>;
}

export function useUpstreamForm(): UpstreamForm {
  const { call } = useRuntime();
  const storedUrl = useWindow((state) => state.pool.settings.upstreamUrl) ?? '';
  const [typedUrl, setUrl] = useState<string | null>(null);
  const [key, setKey] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const url = typedUrl ?? storedUrl;
  const isChanged = url.trim() !== storedUrl || key !== '';

  const edited = (): void => {
    setError(null);
    setSaved(false);
  };

  return {
    url,
    key,
    error,
    isBusy,
    isSaved,
    isChanged,
    typeUrl: (text) => {
      setUrl(text);
      edited();
    },
    typeKey: (text) => {
      setKey(text);
      edited();
    },
    async save() {
      if (!isChanged) return true;
      setBusy(true);
      const apiKey = key.trim() === '' ? null : key.trim();
      const ack = await call('settings:set-upstream', { url: url.trim(), apiKey });
      setBusy(false);
      setError(ack.ok ? null : ack.error);
      setSaved(ack.ok);
      if (ack.ok) {
        setKey('');
        setUrl(null);
      }
      return ack.ok;
    },
  };
}
