import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/duration.ts';
import { exactText } from '../format/exact-time.ts';
import { useRuntime } from '../runtime.tsx';
import { useNow } from './use-now.ts';

interface ShortAgeProps {
  /** ISO 8601 UTC. */
  readonly iso: string;
  readonly words: (age: string) => string;
}

/** An age for narrow places: `2 min`, without "ago". */
export function ShortAge({ iso, words }: ShortAgeProps): ReactElement {
  const { t } = useTranslation();
  const age = ageOf(useNow(useRuntime().halfMinutes) - Date.parse(iso));
  const text = age.unit === 'now' ? t('age.now') : t(`age.${age.unit}`, { count: age.count });
  return (
    <time dateTime={iso} title={exactText(iso)}>
      {words(text)}
    </time>
  );
}
