import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { DevicePicker } from '../devices/device-picker.tsx';
import { useDevices } from '../devices/use-devices.ts';
import { usePortActions } from '../port-actions/use-port-actions.ts';
import classes from './ports-section.module.css';
import { SettingsSection } from './settings-section.tsx';

const css = bindClasses(classes);

export function ManagedPortsSection(): ReactElement {
  const { t } = useTranslation();
  const isFromFlags = useWindow((state) => state.pool.app.portsFromFlags);
  const note = t(isFromFlags ? 'settings.fromFlags' : 'settings.portsHint');
  return (
    <SettingsSection title={t('settings.ports')} note={note}>
      <ManagedPorts />
    </SettingsSection>
  );
}

export function AddPortsSection(): ReactElement {
  const { t } = useTranslation();
  const devices = useDevices();
  return (
    <SettingsSection title={t('settings.addTitle')} note={null}>
      <DevicePicker devices={devices} />
      <div>
        <Button
          size="xs"
          data-testid="add-ports"
          disabled={devices.addresses.length === 0}
          loading={devices.isBusy}
          onClick={() => void devices.add()}
        >
          {t('devices.add', { count: devices.addresses.length })}
        </Button>
      </div>
    </SettingsSection>
  );
}

/** A first click asks, the second one removes: a number goes off the list with its port. */
function ManagedPorts(): ReactElement {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<PortId | null>(null);
  const { remove } = usePortActions();
  const order = useWindow((state) => state.pool.order);
  const ports = useWindow((state) => state.pool.ports);
  if (order.length === 0) return <p className={css('none')}>{t('settings.noPorts')}</p>;
  return (
    <ul className={css('list')}>
      {order.map((id) => (
        <li key={id} className={css('item')}>
          <span className={css('name')}>{id}</span>
          <span className={css('path')} title={ports[id]?.path}>
            {ports[id]?.path}
          </span>
          <Button
            size="compact-xs"
            variant={asked === id ? 'filled' : 'default'}
            onBlur={() => setAsked(null)}
            onClick={() => (asked === id ? remove(id) : setAsked(id))}
          >
            {t(asked === id ? 'settings.removeSure' : 'settings.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
