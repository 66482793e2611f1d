import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { shortPath } from '../../format/device-path.ts';
import { modemName } from '../../format/modem-name.ts';
import { stateWordOf, toneOfPort } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { SignalBars } from '../../ui/signal-bars.tsx';
import { StatusShape } from '../../ui/status-shape.tsx';
import { RecoveryMark } from '../recovery/recovery-mark.tsx';
import { CopyNumber } from './copy-number.tsx';
import classes from './port-card.module.css';
import type { PortCellProps } from './port-cell.ts';
import { PortFooter } from './port-footer.tsx';
import { usePortCell } from './use-port-cell.ts';
import { operatorText, useReasonText } from './use-port-texts.ts';

const css = bindClasses(classes);

export const PortCard = memo(function PortCard({
  columnIndex,
  ...props
}: PortCellProps & { readonly columnIndex: number }): ReactElement | null {
  const { port, isSelected, hasChanged, cellProps } = usePortCell(props);
  if (port === undefined) return null;
  const tone = toneOfPort(port);
  return (
    <div
      {...cellProps}
      role="gridcell"
      aria-colindex={columnIndex}
      aria-label={port.id}
      className={css('card', tone, isSelected && 'selected')}
      data-tone={tone}
      data-state={port.state}
    >
      {hasChanged && <span key={tone} className={css('glow')} />}
      <CardHead port={port} />
      <CardNumber port={port} tabIndex={cellProps.tabIndex} />
      <CardLines port={port} />
      <PortFooter port={port} tabIndex={cellProps.tabIndex} />
    </div>
  );
});

function CardHead({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const tone = toneOfPort(port);
  return (
    <div className={css('head')}>
      <StatusShape tone={tone} size={16} />
      <span className={css('name')}>{port.id}</span>
      <span className={css('state', `word-${tone}`)} data-testid="state">
        {t(`state.${stateWordOf(port)}`)}
      </span>
      <RecoveryMark recovery={port.recovery} />
      <SignalBars dbm={port.signalDbm} />
    </div>
  );
}

/** The hero: the number, or while there is none, the reason in its place. */
function CardNumber({ port, tabIndex }: { port: PortView; tabIndex: number }): ReactElement {
  const { t } = useTranslation();
  const reason = useReasonText(port);
  if (port.sim.number !== null) return <CopyNumber number={port.sim.number} tabIndex={tabIndex} />;
  return (
    <p className={css('hero', `word-${toneOfPort(port)}`)} data-testid="reason" title={reason?.title}>
      {reason?.title ?? t('port.noNumber')}
    </p>
  );
}

function CardLines({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const reason = useReasonText(port);
  const operator = operatorText(port) ?? t('port.noOperator');
  const hasNumber = port.sim.number !== null;
  const modem = modemName(port.modem) ?? t('port.noModem');
  return (
    <>
      {reason !== null && hasNumber ? (
        <p
          className={css('line', `word-${toneOfPort(port)}`)}
          data-testid="reason"
          title={reason.detail ?? undefined}
        >
          {reason.title}
        </p>
      ) : (
        <p className={css('line', !hasNumber && reason?.detail != null && 'jargon')}>
          {hasNumber ? operator : (reason?.detail ?? operator)}
        </p>
      )}
      <p className={css('line', 'device')} title={port.path}>
        {modem} · {shortPath(port.path)}
      </p>
    </>
  );
}
