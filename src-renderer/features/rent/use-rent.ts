import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useRuntime } from '../../runtime.tsx';
import { canRent } from './can-rent.ts';

export interface Rent {
  /** Switches at once, except for the first time ever: then the explanation is shown first. */
  toggleRent(portId: PortId): void;
  /** After the explanation was read: remembers that, and switches. */
  confirmRent(portId: PortId): void;
  setRent(portId: PortId, rent: boolean, canUndo: boolean): Promise<void>;
}

export function useRent(): Rent {
  const { t } = useTranslation();
  const { call, store } = useRuntime();

  const setRent = async (portId: PortId, rent: boolean, canUndo: boolean): Promise<void> => {
    const ack = await call('port:set-rent', { portId, rent });
    const { toast } = store.getState();
    if (ack.ok) {
      const title = t(rent ? 'rent.onTitle' : 'rent.offTitle', { port: portId });
      toast({ tone: 'good', title, text: null, undo: canUndo ? { portId, rent: !rent } : null });
    } else {
      const title = t('rent.failedTitle', { port: portId });
      toast({ tone: 'refused', title, text: ack.error, undo: null });
    }
  };

  return {
    setRent,
    toggleRent(portId) {
      const { pool, look } = store.getState();
      const port = pool.ports[portId];
      if (port === undefined || !canRent(port)) return;
      if (!port.rent && !pool.settings.rentExplained) look({ rentAsked: portId });
      else void setRent(portId, !port.rent, true);
    },
    confirmRent(portId) {
      store.getState().look({ rentAsked: null });
      void call('settings:update', { rentExplained: true });
      void setRent(portId, true, true);
    },
  };
}
