import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { parseSeconds, secondsText } from './seconds-text.ts';

const SECOND_MS = 1000;

/** The largest that main takes (`settings:update`), in milliseconds. */
const maxima = { registrationGraceMs: 300_000, portGraceMs: 60_000 } as const;
export type GraceName = keyof typeof maxima;

interface GraceForm {
  readonly text: string;
  readonly maxSeconds: number;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly error: string | null;
  type(text: string): void;
  save(): Promise<void>;
}

export function useGraceForm(name: GraceName): GraceForm {
  const { t } = useTranslation();
  const { call } = useRuntime();
  const storedMs = useWindow((state) => state.pool.settings[name]);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const maxMs = maxima[name];
  const maxSeconds = maxMs / SECOND_MS;
  const text = typed ?? secondsText(storedMs);

  return {
    text,
    maxSeconds,
    isBusy,
    error,
    isChanged: typed !== null && typed.trim() !== secondsText(storedMs),
    type: (next) => {
      setTyped(next);
      setError(null);
    },
    async save() {
      const ms = parseSeconds(text, maxMs);
      if (ms === null) return setError(t('grace.wrong', { max: maxSeconds }));
      setBusy(true);
      const ack = await call('settings:update', { [name]: ms });
      setBusy(false);
      setError(ack.ok ? null : ack.error);
      if (ack.ok) setTyped(null);
    },
  };
}
