import '@mantine/core/styles/Checkbox.css';
import { Button, Loader, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './device-picker.module.css';
import { DeviceRow } from './device-row.tsx';
import type { Devices } from './use-devices.ts';

const css = bindClasses(classes);

export function DevicePicker({ devices }: { devices: Devices }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={css('picker')}>
      <DeviceListBox devices={devices} />
      <div className={css('row')}>
        <Button size="xs" variant="default" onClick={() => void devices.look()}>
          {t('devices.again')}
        </Button>
      </div>
      <Textarea
        size="xs"
        label={t('devices.network')}
        placeholder="tcp://192.168.1.20:4001"
        description={t('devices.networkHint')}
        rows={2}
        value={devices.network}
        onChange={(event) => devices.typeNetwork(event.currentTarget.value)}
      />
      {devices.error !== null && (
        <p className={css('error')} role="alert">
          {devices.error}
        </p>
      )}
    </div>
  );
}

function DeviceListBox({ devices: { list, ticked, tick } }: { devices: Devices }): ReactElement {
  const { t } = useTranslation();
  switch (list.kind) {
    case 'loading':
      return (
        <p className={css('box', 'note')} role="status">
          <Loader size="xs" /> {t('devices.loading')}
        </p>
      );
    case 'failed':
      return (
        <p className={css('box', 'note')} role="alert">
          <span>
            <strong>{t('devices.failed')}</strong> {list.text}
          </span>
        </p>
      );
    case 'ready':
      if (list.devices.length === 0) {
        return (
          <p className={css('box', 'note')} role="status">
            <span>
              <strong>{t('devices.none')}.</strong> {t('devices.noneText')}
            </span>
          </p>
        );
      }
      return (
        <ul className={css('box', 'list')} aria-label={t('devices.label')}>
          {list.devices.map((device) => (
            <DeviceRow
              key={device.path}
              device={device}
              isTicked={ticked.has(device.path)}
              onTick={(isTicked) => tick(device.path, isTicked)}
            />
          ))}
        </ul>
      );
  }
}
