import { Button, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './number-form.module.css';
import { useNumberForm } from './use-number-form.ts';

const css = bindClasses(classes);

/** The number of the SIM in the port. What is typed here wins over what the SIM says, and stays with the SIM. */
export function NumberForm({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const { text, isChanged, error, isBusy, isWanted, type, save, forget } = useNumberForm(port);
  const { numberSource, iccid } = port.sim;
  const source = numberSource === null ? t('inspector.numberHint') : t(`inspector.source.${numberSource}`);
  return (
    <form
      className={css('form')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        className={css('field')}
        size="xs"
        autoFocus={isWanted}
        label={t('inspector.numberLabel')}
        description={iccid === null ? t('inspector.numberNeedsSim') : source}
        placeholder="+46 70 123 45 67"
        inputMode="tel"
        data-testid="number-input"
        disabled={iccid === null}
        error={error}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div className={css('buttons')}>
        <Button size="xs" type="submit" disabled={iccid === null || !isChanged} loading={isBusy}>
          {t('inspector.numberSave')}
        </Button>
        {numberSource === 'typed' && (
          <Button size="xs" variant="default" onClick={() => void forget()}>
            {t('inspector.numberForget')}
          </Button>
        )}
      </div>
    </form>
  );
}
