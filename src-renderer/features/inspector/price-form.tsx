import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { SaveField } from '../../ui/save-field.tsx';
import { usePriceForm } from './use-price-form.ts';

/** The price of this SIM's number. The vendor names the field and does not explain it: the form says so. */
export function PriceForm({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const { text, isChanged, isBusy, error, type, save } = usePriceForm(port);
  const hasSim = port.sim.iccid !== null;
  return (
    <SaveField
      label={t('inspector.priceLabel')}
      description={t(hasSim ? 'inspector.priceHint' : 'inspector.priceNeedsSim')}
      placeholder={t('inspector.priceNone')}
      inputMode="decimal"
      testId="price-input"
      isDisabled={!hasSim}
      error={error}
      value={text}
      isChanged={isChanged}
      isBusy={isBusy}
      onType={type}
      onSave={() => void save()}
    />
  );
}
