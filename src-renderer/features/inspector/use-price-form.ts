import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useRuntime } from '../../runtime.tsx';
import { parsePrice } from './price-text.ts';

interface PriceForm {
  readonly text: string;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly error: string | null;
  type(text: string): void;
  save(): Promise<void>;
}

export function usePriceForm(port: PortView): PriceForm {
  const { t } = useTranslation();
  const { call } = useRuntime();
  /** Null until something was typed: so long the field shows what is known. */
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const known = port.sim.price === null ? '' : String(port.sim.price);
  const text = typed ?? known;

  return {
    text,
    isBusy,
    error,
    isChanged: typed !== null && typed.trim() !== known,
    type: (next) => {
      setTyped(next);
      setError(null);
    },
    async save() {
      const parsed = parsePrice(text);
      if (!parsed.ok) return setError(t('inspector.priceWrong'));
      setBusy(true);
      const ack = await call('port:set-price', {
        portId: port.id,
        price: parsed.price,
        iccid: port.sim.iccid,
      });
      setBusy(false);
      setError(ack.ok ? null : ack.error);
      if (ack.ok) setTyped(null);
    },
  };
}
