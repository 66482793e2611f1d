import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useRuntime } from '../../runtime.tsx';
import { isPin, pinDigits } from './pin-text.ts';

interface PinForm {
  readonly pin: string;
  readonly remember: boolean;
  readonly isBusy: boolean;
  /** True while there is a whole PIN, and a card that waits for one. */
  readonly isReady: boolean;
  /** Main's words on why the PIN was not taken. */
  readonly error: string | null;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  type(text: string): void;
  setRemember(remember: boolean): void;
  send(): Promise<void>;
}

/** One PIN for one card. A wrong one is forgotten at once, so that it cannot be sent a second time by a second click. */
export function usePinForm(port: PortView, canTry: boolean, onDone: () => void): PinForm {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  const fieldRef = useRef<HTMLInputElement>(null);
  /** The card that the person saw when the dialog opened; another one in the slot is not meant. */
  const [iccid] = useState(port.sim.iccid);
  const [pin, setPin] = useState('');
  const [remember, setRemember] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isReady = isPin(pin) && canTry && !isBusy;

  return {
    pin,
    remember,
    isBusy,
    isReady,
    error,
    fieldRef,
    setRemember,
    type: (text) => {
      setPin(pinDigits(text));
      setError(null);
    },
    async send() {
      if (!isReady) return;
      setBusy(true);
      const ack = await call('port:enter-pin', { portId: port.id, pin, iccid, remember });
      setBusy(false);
      setPin('');
      if (ack.ok) {
        const title = t('pin.doneTitle', { port: port.id });
        store.getState().toast({ tone: 'good', title, text: null, undo: null });
        return onDone();
      }
      setError(ack.error);
      fieldRef.current?.focus();
    },
  };
}
