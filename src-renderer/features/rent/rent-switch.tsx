import { Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { canRent } from './can-rent.ts';
import classes from './rent-switch.module.css';
import { useRent } from './use-rent.ts';

const css = bindClasses(classes);

interface RentSwitchProps {
  readonly port: PortView;
  readonly tabIndex: number;
  /** Null in the table, where the column says it. */
  readonly label: string | null;
}

export function RentSwitch({ port, tabIndex, label }: RentSwitchProps): ReactElement {
  const { t } = useTranslation();
  const { toggleRent } = useRent();
  return (
    <Switch
      size="xs"
      labelPosition="left"
      label={label}
      classNames={{ track: css('track') }}
      aria-label={t('port.rentOf', { port: port.id })}
      withThumbIndicator={false}
      checked={port.rent}
      disabled={!canRent(port)}
      tabIndex={tabIndex}
      data-testid="rent"
      onChange={() => toggleRent(port.id)}
    />
  );
}
