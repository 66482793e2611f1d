import { useTranslation } from 'react-i18next';
import type { Iccid, PortId } from '../../../src-main/shared/ids.ts';
import { useRuntime } from '../../runtime.tsx';
import { canRent } from './can-rent.ts';

/** Rent belongs to one SIM in one port: both as the person saw them. */
interface RentWish {
  readonly portId: PortId;
  readonly iccid: Iccid | null;
  readonly rent: boolean;
}

export interface Rent {
  /** Switches at once, except for the first time ever: then the explanation is shown first. */
  toggleRent(portId: PortId): void;
  /** After the explanation was read: remembers that, and switches. */
  confirmRent(portId: PortId): void;
  setRent(wish: RentWish, canUndo: boolean): Promise<void>;
}

export function useRent(): Rent {
  const { t } = useTranslation();
  const { call, store } = useRuntime();

  const setRent = async (wish: RentWish, canUndo: boolean): Promise<void> => {
    const { portId, rent } = wish;
    const ack = await call('port:set-rent', wish);
    const { toast } = store.getState();
    if (ack.ok) {
      const title = t(rent ? 'rent.onTitle' : 'rent.offTitle', { port: portId });
      toast({ tone: 'good', title, text: null, undo: canUndo ? { ...wish, rent: !rent } : null });
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
      else void setRent({ portId, iccid: port.sim.iccid, rent: !port.rent }, true);
    },
    confirmRent(portId) {
      const { pool, look } = store.getState();
      const iccid = pool.ports[portId]?.sim.iccid ?? null;
      look({ rentAsked: null });
      void call('settings:update', { rentExplained: true });
      void setRent({ portId, iccid, rent: true }, true);
    },
  };
}
