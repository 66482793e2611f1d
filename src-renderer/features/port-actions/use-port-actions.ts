import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import type { Ack } from '../../../src-main/shared/ipc-schema.ts';
import { useRuntime } from '../../runtime.tsx';
import { useRent } from '../rent/use-rent.ts';

interface PortActions {
  toggleRent(portId: PortId): void;
  togglePause(portId: PortId): void;
  identify(portId: PortId): void;
  /** Opens the details; `numberWanted` puts the caret into the field of the number. */
  open(portId: PortId, numberWanted?: boolean): void;
  /** Opens the dialog for the PIN of the SIM in this port. */
  askPin(portId: PortId): void;
  remove(portId: PortId): void;
}

/** What can be done with a port, from card, table, inspector and keyboard alike. Failures are told in a toast. */
export function usePortActions(): PortActions {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  const { toggleRent } = useRent();

  const tell = async (answer: Promise<Ack>, title: string): Promise<void> => {
    const ack = await answer;
    const { toast } = store.getState();
    if (ack.ok) toast({ tone: 'good', title, text: null, undo: null });
    else toast({ tone: 'refused', title: t('action.failedTitle'), text: ack.error, undo: null });
  };

  return {
    toggleRent,
    togglePause(portId) {
      const paused = !(store.getState().pool.ports[portId]?.paused ?? false);
      const title = t(paused ? 'action.pausedTitle' : 'action.resumedTitle', { port: portId });
      void tell(call('port:set-paused', { portId, paused }), title);
    },
    identify(portId) {
      void tell(call('port:identify', { portId }), t('action.identifyTitle', { port: portId }));
    },
    open(portId, numberWanted = false) {
      store.getState().look({ selected: portId, cursor: portId, numberWanted });
    },
    askPin(portId) {
      store.getState().look({ pinAsked: portId });
    },
    remove(portId) {
      store.getState().look({ selected: null, cursor: null });
      void tell(call('port:remove', { portId }), t('action.removedTitle', { port: portId }));
    },
  };
}
