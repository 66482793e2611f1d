import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { E164 } from '../../../src-main/shared/ids.ts';
import type { SyncView } from '../../../src-main/shared/sync-view.ts';
import { useWindow } from '../../runtime.tsx';
import type { Tone } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { agreementOf, countUnanswered, differenceOf } from './ledger.ts';
import { ledgerRows } from './ledger-rows.ts';
import classes from './ledger-view.module.css';

const css = bindClasses(classes);

/** The three sets as three counts, and the difference in words. */
export function LedgerView({ sync }: { sync: SyncView }): ReactElement {
  const { t } = useTranslation();
  const sets = [
    { name: 'desired', count: sync.desired.length },
    { name: 'sent', count: sync.sent.length },
    { name: 'accepted', count: sync.accepted.length },
  ] as const;
  return (
    <div className={css('ledger')}>
      <h2 className={css('title')}>{t('upstreamPage.ledger')}</h2>
      <div className={css('sets')}>
        {sets.map(({ name, count }) => (
          <div key={name} className={css('set')} data-testid={`ledger-${name}`}>
            <strong className={css('count')}>{count}</strong>
            <span>{t(`upstreamPage.${name}`)}</span>
            <span className={css('note')}>{t(`upstreamPage.${name}Text`)}</span>
          </div>
        ))}
      </div>
      <Differences sync={sync} />
    </div>
  );
}

function Differences({ sync }: { sync: SyncView }): ReactElement {
  const { t } = useTranslation();
  const ports = useWindow((state) => state.pool.ports);
  const rows = ledgerRows(sync, ports);
  const { refused, missing, surplus, noId } = differenceOf(rows);
  const unanswered = countUnanswered(sync, rows);
  const total = refused.length + missing.length + surplus.length + noId.length + unanswered;
  if (total === 0) return <Agreement sync={sync} />;
  const count = (numbers: readonly E164[]) => ({ count: numbers.length });
  return (
    <>
      <Difference tone="refused" numbers={refused} text={t('upstreamPage.refused', count(refused))} />
      <Difference tone="working" numbers={missing} text={t('upstreamPage.waiting', count(missing))} />
      <Difference tone="working" numbers={surplus} text={t('upstreamPage.surplus', count(surplus))} />
      <Difference tone="working" numbers={noId} text={t('upstreamPage.noId', count(noId))} />
      {unanswered > 0 && (
        <p className={css('difference')}>
          <StatusShape tone="working" size={16} />
          {t('upstreamPage.unanswered', { count: unanswered })}
        </p>
      )}
    </>
  );
}

function Agreement({ sync }: { sync: SyncView }): ReactElement {
  const { t } = useTranslation();
  const agreement = agreementOf(sync.state);
  return (
    <p className={css('difference')}>
      <StatusShape tone={agreement === 'equal' ? 'good' : 'working'} size={16} />
      {t(`upstreamPage.${agreement}`)}
    </p>
  );
}

const NAMED = 3;

interface DifferenceProps {
  readonly tone: Tone;
  readonly numbers: readonly E164[];
  readonly text: string;
}

function Difference({ tone, numbers, text }: DifferenceProps): ReactElement | null {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  if (numbers.length === 0) return null;
  const named = numbers.slice(0, NAMED).map(format).join(', ');
  const more = numbers.length - NAMED;
  return (
    <p className={css('difference')} title={numbers.map(format).join(', ')}>
      <StatusShape tone={tone} size={16} />
      <span>
        {text}: {named} {more > 0 && t('upstreamPage.more', { count: more })}
      </span>
    </p>
  );
}
