import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { SaveField } from '../../ui/save-field.tsx';
import { FindNumber } from './find-number.tsx';
import { NumberClaimList } from './number-claim-list.tsx';
import classes from './number-form.module.css';
import { useNumberForm } from './use-number-form.ts';

const css = bindClasses(classes);

/** The number of the SIM in the port, and who says so. What is typed here wins over what the SIM says, and stays with the SIM. */
export function NumberForm({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const { text, isChanged, error, isBusy, isWanted, type, save, pick, forget } = useNumberForm(port);
  const { numberSource, iccid, evidence } = port.sim;
  return (
    <div className={css('form')}>
      <SaveField
        label={t('inspector.numberLabel')}
        description={descriptionOf()}
        placeholder="+46 70 123 45 67"
        inputMode="tel"
        testId="number-input"
        autoFocus={isWanted}
        isDisabled={iccid === null}
        error={error}
        value={text}
        isChanged={isChanged}
        isBusy={isBusy}
        onType={type}
        onSave={() => void save()}
      />
      <NumberClaimList sim={port.sim} isBusy={isBusy} onPick={(number) => void pick(number)} />
      {numberSource === 'typed' && (
        <UnstyledButton className={css('forget')} disabled={isBusy} onClick={() => void forget()}>
          {t('inspector.numberForget')}
        </UnstyledButton>
      )}
      <FindNumber port={port} />
    </div>
  );

  function descriptionOf(): string | undefined {
    if (iccid === null) return t('inspector.numberNeedsSim');
    // The list of who says so stands beneath and tells more.
    return evidence.length === 0 ? t('inspector.numberHint') : undefined;
  }
}
