import { useState } from 'react';
import type { E164 } from '../../../src-main/shared/ids.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';

export interface NumberFormState {
  readonly text: string;
  /** True once something was typed that could be saved. */
  readonly isChanged: boolean;
  /** Main's words on why the number was not taken. */
  readonly error: string | null;
  readonly isBusy: boolean;
  /** True when the panel was opened in order to type a number. */
  readonly isWanted: boolean;
  type(text: string): void;
  save(): Promise<void>;
  /** Takes one of the numbers that were found, as if it had been typed. */
  pick(number: E164): Promise<void>;
  forget(): Promise<void>;
}

export function useNumberForm(port: PortView): NumberFormState {
  const { call } = useRuntime();
  const format = useWindow((state) => state.formatPhone);
  const isWanted = useWindow((state) => state.view.numberWanted);
  /** Null until something was typed: so long the field shows what is known, also when that changes. */
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const known = port.sim.number === null ? '' : format(port.sim.number);
  const text = typed ?? known;

  const send = async (number: string | null): Promise<void> => {
    setBusy(true);
    const ack = await call('port:set-number', { portId: port.id, number, iccid: port.sim.iccid });
    setBusy(false);
    setError(ack.ok ? null : ack.error);
    if (ack.ok) setTyped(null);
  };

  return {
    text,
    isChanged: typed !== null && typed.trim() !== '' && typed !== known,
    error,
    isBusy,
    isWanted,
    type: (next) => {
      setTyped(next);
      setError(null);
    },
    save: () => send(text),
    pick: send,
    forget: () => send(null),
  };
}
