import { ActionIcon, CloseButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useWindow } from '../../runtime.tsx';
import { type HistoryFilter, wholeHistory } from '../../store/history-filter.ts';
import { stateWordOf, toneOfPort } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { RentSwitch } from '../rent/rent-switch.tsx';
import { FactList } from './fact-list.tsx';
import classes from './inspector.module.css';
import { NumberForm } from './number-form.tsx';
import { PortButtons } from './port-buttons.tsx';
import { PriceForm } from './price-form.tsx';
import { ReadinessChain } from './readiness-chain.tsx';
import { WhyBox } from './why-box.tsx';

const css = bindClasses(classes);

/** What happened at one port; the lists that its number was on would bury it. */
function historyOf(portId: PortId): HistoryFilter {
  return { ...wholeHistory, portId, show: 'port-events' };
}

/** Everything about one port: what is wrong with it first, then what can be done, then the facts. */
export function Inspector({ portId }: { portId: PortId }): ReactElement | null {
  const { t } = useTranslation();
  const port = useWindow((state) => state.pool.ports[portId]);
  const look = useWindow((state) => state.look);
  if (port === undefined) return null;
  const tone = toneOfPort(port);
  return (
    <aside className={css('inspector')} aria-label={t('inspector.label', { port: portId })}>
      <header className={css('head')}>
        <StatusShape tone={tone} size={20} />
        <h2 className={css('title')}>{portId}</h2>
        <span className={css('state', tone)}>{t(`state.${stateWordOf(port)}`)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          className={css('history')}
          aria-label={t('inspector.history', { port: portId })}
          title={t('inspector.history', { port: portId })}
          onClick={() => look({ page: 'history', history: historyOf(portId), exchangeOpen: false })}
        >
          <IconHistory size={18} stroke={1.75} />
        </ActionIcon>
        <CloseButton aria-label={t('inspector.close')} onClick={() => look({ selected: null })} />
      </header>
      <div className={css('body')}>
        <WhyBox port={port} />
        <ReadinessChain port={port} />
        <PortButtons key={`buttons ${portId}`} port={port} />
        <RentSwitch port={port} tabIndex={0} label={t('port.rentLong')} />
        <NumberForm key={`number ${portId} ${port.sim.iccid}`} port={port} />
        <PriceForm key={`price ${portId} ${port.sim.iccid}`} port={port} />
        <FactList port={port} />
      </div>
    </aside>
  );
}
