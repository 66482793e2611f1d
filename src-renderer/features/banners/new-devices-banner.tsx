import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { shortPath } from '../../format/device-path.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { memoizeLast } from '../../store/memoize-last.ts';
import { Banner } from './banner.tsx';
import { devicesToPropose } from './new-devices.ts';

/** So many device names fit into one line at 1024 px. */
const NAMED = 4;

/** Modems that were plugged in while Portlight runs: added with one click, never by themselves. */
export function NewDevicesBanner(): ReactElement | null {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  const [propose] = useState(() => memoizeLast(devicesToPropose));
  const paths = useWindow(useShallow(({ pool, view }) => propose(pool, view)));
  const [isBusy, setBusy] = useState(false);
  const count = paths.length;
  if (count === 0) return null;
  const named = paths.slice(0, NAMED).map(shortPath).join(', ');
  const more = count > NAMED ? ` ${t('newDevices.more', { count: count - NAMED })}` : '';

  const add = async (): Promise<void> => {
    setBusy(true);
    const ack = await call('port:add', { addresses: [...paths] });
    setBusy(false);
    const { toast } = store.getState();
    if (ack.ok) toast({ tone: 'good', title: t('newDevices.added', { count }), text: null, undo: null });
    else toast({ tone: 'refused', title: t('action.failedTitle'), text: ack.error, undo: null });
  };

  return (
    <Banner
      tone="working"
      title={t('newDevices.title', { count })}
      text={`${named}${more}`}
      action={{ text: t('newDevices.add'), isBusy, onClick: () => void add() }}
      dismiss={{
        text: t('newDevices.dismiss'),
        onClick: () => {
          const { view, look } = store.getState();
          look({ devicesHidden: [...view.devicesHidden, ...paths] });
        },
      }}
    />
  );
}
