import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/duration.ts';
import { exactText } from '../format/exact-time.ts';
import { useRuntime } from '../runtime.tsx';
import { useNow } from './use-now.ts';

interface RelativeTimeProps {
  /** ISO 8601 UTC. */
  readonly iso: string;
  /** Puts the age into a sentence; `2 min ago`. */
  readonly words: (ago: string) => string;
}

/** An age that stays true while it is looked at, with the exact time on hover. */
export function RelativeTime({ iso, words }: RelativeTimeProps): ReactElement {
  const { t } = useTranslation();
  const age = ageOf(useNow(useRuntime().halfMinutes) - Date.parse(iso));
  return (
    <time dateTime={iso} title={exactText(iso)}>
      {words(agoText())}
    </time>
  );

  function agoText(): string {
    switch (age.unit) {
      case 'now':
        return t('age.agoNow');
      case 'minutes':
        return t('age.agoMinutes', { count: age.count });
      case 'hours':
        return t('age.agoHours', { count: age.count });
      case 'days':
        return t('age.agoDays', { count: age.count });
    }
  }
}
