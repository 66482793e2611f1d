import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../src-main/shared/device-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './device-row.module.css';

const css = bindClasses(classes);

interface DeviceRowProps {
  readonly device: DeviceView;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

export function DeviceRow({ device, isTicked, onTick }: DeviceRowProps): ReactElement {
  const { t } = useTranslation();
  const { path, description, manufacturer, usbId, serialNumber, location, proposed, alreadyUsed } = device;
  const details = [usbId, serialNumber, location].filter((detail) => detail !== null).join(' · ');
  return (
    <li className={css('row')}>
      <Checkbox
        size="xs"
        classNames={{ body: css('check'), labelWrapper: css('wrapper') }}
        checked={isTicked || alreadyUsed}
        disabled={alreadyUsed}
        onChange={(event) => onTick(event.currentTarget.checked)}
        label={
          <span className={css('label')}>
            <span className={css('path')} title={path}>
              {path}
            </span>
            <span className={css('what')} title={details}>
              {description ?? manufacturer ?? t('devices.unknown')}
            </span>
            <span className={css('badge')}>
              {alreadyUsed ? t('devices.used') : proposed && t('devices.proposed')}
            </span>
          </span>
        }
      />
    </li>
  );
}
