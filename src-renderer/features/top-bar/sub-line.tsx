import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import type { Headline } from '../../store/headline.ts';
import { incidentsOf } from '../../store/incidents.ts';
import type { Pool } from '../../store/pool.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { IncidentLine } from './incident-line.tsx';
import classes from './sub-line.module.css';

const css = bindClasses(classes);

/** Second line of the top bar: what to do now, or that nothing is to do. Upstream trouble comes before single ports. */
export function SubLine({ pool, headline }: { pool: Pool; headline: Headline }): ReactElement {
  const { t } = useTranslation();
  const look = useWindow((state) => state.look);
  const { lastError, lastAcceptedAt, state } = pool.sync;
  const incidents = incidentsOf(pool);

  const lacksPorts = headline.sentence.kind === 'no-ports';
  if (lacksPorts || headline.sentence.kind === 'unconfigured') {
    return (
      <p className={css('line')}>
        <UnstyledButton
          className={css('link')}
          onClick={() => look({ page: 'settings', settingsTab: lacksPorts ? 'ports' : 'upstream' })}
        >
          {t(lacksPorts ? 'calm.addPorts' : 'calm.setUpstream')}
        </UnstyledButton>
      </p>
    );
  }
  if (
    lastError !== null &&
    (state === 'blocked' || state === 'retrying' || headline.sentence.kind === 'overdue')
  ) {
    return (
      <p className={css('line')}>
        <span className={css('text')} title={lastError.code}>
          {lastError.text}
        </span>
        <UnstyledButton className={css('link', 'fixed')} onClick={() => look({ page: 'upstream' })}>
          {t('incidents.upstreamLink')}
        </UnstyledButton>
      </p>
    );
  }
  if (incidents.length > 0) return <IncidentLine incidents={incidents} />;
  return (
    <p className={css('line')}>
      <span className={css('text')}>
        {t(headline.tone === 'working' ? 'calm.working' : 'calm.good')}{' '}
        {lastAcceptedAt !== null && (
          <RelativeTime iso={lastAcceptedAt} words={(ago) => t('calm.lastAccepted', { ago })} />
        )}
      </span>
    </p>
  );
}
