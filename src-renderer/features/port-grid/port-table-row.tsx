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
import { RentSwitch } from '../rent/rent-switch.tsx';
import { CopyNumber } from './copy-number.tsx';
import type { PortCellProps } from './port-cell.ts';
import classes from './port-table.module.css';
import { UpstreamStatus } from './upstream-status.tsx';
import { usePortCell } from './use-port-cell.ts';
import { operatorText, useReasonText } from './use-port-texts.ts';

const css = bindClasses(classes);

export const PortTableRow = memo(function PortTableRow({
  rowIndex,
  ...props
}: PortCellProps & { readonly rowIndex: number }): ReactElement | null {
  const { port, isSelected, hasChanged, cellProps } = usePortCell(props);
  if (port === undefined) return null;
  const tone = toneOfPort(port);
  return (
    <div
      {...cellProps}
      role="row"
      aria-rowindex={rowIndex}
      className={css('row', 'port-row', tone, isSelected && 'selected')}
      data-tone={tone}
      data-state={port.state}
    >
      {hasChanged && <span key={tone} className={css('glow')} role="presentation" />}
      <IdentityCells port={port} tabIndex={cellProps.tabIndex} />
      <DeviceCells port={port} tabIndex={cellProps.tabIndex} />
    </div>
  );
});

interface CellsProps {
  readonly port: PortView;
  readonly tabIndex: number;
}

function IdentityCells({ port, tabIndex }: CellsProps): ReactElement {
  const { t } = useTranslation();
  const tone = toneOfPort(port);
  const reason = useReasonText(port);
  return (
    <>
      <span className={css('cell', 'state', `word-${tone}`)} role="gridcell">
        <StatusShape tone={tone} size={14} />
        <span data-testid="state">{t(`state.${stateWordOf(port)}`)}</span>
      </span>
      <span className={css('cell', 'port')} role="gridcell" title={port.id}>
        {port.id}
      </span>
      <span className={css('cell', 'number')} role="gridcell">
        {port.sim.number === null ? '–' : <CopyNumber number={port.sim.number} tabIndex={tabIndex} />}
      </span>
      {reason === null ? (
        <span className={css('cell', 'operator')} role="gridcell">
          {operatorText(port) ?? '–'}
        </span>
      ) : (
        <span
          className={css('cell', 'operator', `word-${tone}`)}
          role="gridcell"
          data-testid="reason"
          title={reason.detail ?? reason.title}
        >
          {reason.title}
        </span>
      )}
    </>
  );
}

function DeviceCells({ port, tabIndex }: CellsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <span className={css('cell', 'signal')} role="gridcell">
        <SignalBars dbm={port.signalDbm} />
      </span>
      <span className={css('cell', 'modem')} role="gridcell">
        <span className={css('words')}>{modemName(port.modem) ?? t('port.noModem')}</span>
        <RecoveryMark recovery={port.recovery} />
      </span>
      <span className={css('cell', 'device')} role="gridcell" title={port.path}>
        {shortPath(port.path)}
      </span>
      <span className={css('cell', 'upstream')} role="gridcell">
        <UpstreamStatus upstream={port.upstream} />
      </span>
      <span className={css('cell', 'rent')} role="gridcell">
        <RentSwitch port={port} tabIndex={tabIndex} label={null} />
      </span>
    </>
  );
}
