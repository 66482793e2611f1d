import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import type { Incident } from '../../store/incidents.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './sub-line.module.css';

const css = bindClasses(classes);

/** More than this many do not fit beside each other at 1024 px; the rest is one link. */
const SHOWN = 2;

export function IncidentLine({ incidents }: { incidents: readonly Incident[] }): ReactElement {
  const { t } = useTranslation();
  const look = useWindow((state) => state.look);
  const count = incidents.reduce((sum, incident) => sum + incident.ports.length, 0);
  const shown = incidents.slice(0, SHOWN);
  return (
    <nav className={css('line')} aria-label={t('incidents.label')}>
      <span className={css('lead')}>{t('incidents.need', { count })}</span>
      {shown.map((incident) => (
        <IncidentLink key={incident.problem} incident={incident} />
      ))}
      {incidents.length > SHOWN && (
        <UnstyledButton
          className={css('link', 'fixed')}
          onClick={() => look({ page: 'ports', filter: 'need-you', reason: null, search: '' })}
        >
          {t('incidents.more', { count: incidents.length - SHOWN })}
        </UnstyledButton>
      )}
    </nav>
  );
}

function IncidentLink({ incident: { problem, ports } }: { incident: Incident }): ReactElement {
  const { t } = useTranslation();
  const look = useWindow((state) => state.look);
  const [first] = ports;
  const title = t(`reason.${problem}.title`);
  const isOne = ports.length === 1 && first !== undefined;
  const onClick = (): void => {
    if (isOne) {
      look({ page: 'ports', filter: 'all', reason: null, search: '', cursor: first, selected: first });
    } else {
      look({ page: 'ports', filter: 'need-you', reason: problem, search: '' });
    }
  };
  return (
    <UnstyledButton className={css('link')} title={ports.join(', ')} onClick={onClick}>
      {isOne
        ? t('incidents.one', { port: first, problem: title })
        : t('incidents.group', { count: ports.length, problem: title })}
    </UnstyledButton>
  );
}
