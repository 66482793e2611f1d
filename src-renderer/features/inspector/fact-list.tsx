import { UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView, RecoveryView } from '../../../src-main/shared/port-view.ts';
import { modemName } from '../../format/modem-name.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { UpstreamStatus } from '../port-grid/upstream-status.tsx';
import { useRecoveryText } from '../recovery/use-recovery-text.ts';
import classes from './fact-list.module.css';

const css = bindClasses(classes);

export function FactList({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const { modem, sim, siblings, recovery, registration, network, signalDbm } = port;
  return (
    <dl className={css('facts')} aria-label={t('inspector.facts')}>
      <Fact name={t('inspector.device')} value={port.path} canCopy />
      {siblings.length > 0 && (
        <Fact
          name={t('inspector.siblings')}
          value={t('inspector.siblingsText', { paths: siblings.join(', ') })}
          wraps
        />
      )}
      <Fact name={t('inspector.modem')} value={modemName(modem)} />
      <Fact name={t('inspector.revision')} value={modem.revision} />
      <Fact name={t('inspector.imei')} value={modem.imei} canCopy />
      {recovery !== null && <RecoveryFact recovery={recovery} />}
      <Fact name={t('inspector.iccid')} value={sim.iccid} canCopy />
      <Fact name={t('inspector.imsi')} value={sim.imsi} canCopy />
      <Fact name={t('inspector.network')} value={network} />
      <Fact name={t('inspector.operator')} value={sim.operator === null ? null : String(sim.operator)} />
      <Fact
        name={t('inspector.registration')}
        value={registration === null ? null : t(`registration.${registration}`)}
      />
      <Fact
        name={t('inspector.signal')}
        value={signalDbm === null ? null : t('port.dbm', { dbm: signalDbm })}
      />
      <dt className={css('name')}>{t('inspector.upstream')}</dt>
      <dd className={css('value')}>
        <UpstreamStatus upstream={port.upstream} />
      </dd>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string | null;
  readonly canCopy?: boolean;
  /** Takes as many lines as it needs. */
  readonly wraps?: boolean;
}

function Fact({ name, value, canCopy = false, wraps = false }: FactProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <dt className={css('name')}>{name}</dt>
      <dd className={css('value')}>
        <span
          className={css('text', value === null && 'unknown', wraps && 'wraps')}
          title={value ?? undefined}
        >
          {value ?? t('inspector.unknown')}
        </span>
        {canCopy && value !== null && <CopyFact name={name} value={value} />}
      </dd>
    </>
  );
}

function RecoveryFact({ recovery }: { recovery: RecoveryView }): ReactElement {
  const { t } = useTranslation();
  const text = useRecoveryText()(recovery);
  return (
    <>
      <dt className={css('name')}>{t('inspector.recovery')}</dt>
      <dd className={css('value')}>
        <span className={css('text', 'wraps')}>
          <RelativeTime iso={recovery.lastAt} words={(ago) => t('recovery.withAge', { text, ago })} />
        </span>
      </dd>
    </>
  );
}

function CopyFact({ name, value }: { name: string; value: string }): ReactElement {
  const { t } = useTranslation();
  const { copy, copied } = useClipboard({ timeout: 1500 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <UnstyledButton
      className={css('copy')}
      aria-label={t('inspector.copyFact', { fact: name })}
      onClick={() => copy(value)}
    >
      <Icon size={14} aria-hidden="true" />
    </UnstyledButton>
  );
}
