import '@mantine/core/styles/Radio.css';
import { Button, Radio, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './code-dialog.module.css';
import { useCodeForm } from './use-code-form.ts';

const css = bindClasses(classes);

interface CodeDialogProps {
  /** Null: a new operator. */
  readonly edited: UssdCode | null;
  readonly onClose: () => void;
}

/** How one operator is asked for the number of a SIM, or that it never is. */
export function CodeDialog({ edited, onClose }: CodeDialogProps): ReactElement {
  const { t } = useTranslation();
  const form = useCodeForm(edited, onClose);
  const title = edited === null ? t('codes.newTitle') : t('codes.editTitle', { operator: nameOf(edited) });
  return (
    <Dialog size="sm" title={title} onClose={onClose}>
      <form
        className={css('form')}
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        {edited === null && <OperatorFields form={form} />}
        <CodeChoice form={form} isFirst={edited !== null} />
        {form.error !== null && (
          <p className={css('error')} role="alert">
            {form.error}
          </p>
        )}
        <Actions form={form} isOwn={edited?.origin === 'own'} onClose={onClose} />
      </form>
    </Dialog>
  );
}

interface PartProps {
  readonly form: ReturnType<typeof useCodeForm>;
}

function OperatorFields({ form }: PartProps): ReactElement {
  const { t } = useTranslation();
  const { draft, problem, change } = form;
  return (
    <>
      <TextInput
        size="xs"
        data-autofocus
        label={t('codes.mccMnc')}
        description={t('codes.mccMncHint')}
        placeholder="24001"
        inputMode="numeric"
        maxLength={6}
        error={(problem === 'mccMnc' || problem === 'taken') && t(`codes.${problem}Wrong`)}
        value={draft.mccMnc}
        onChange={(event) => change({ mccMnc: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t('codes.operator')}
        maxLength={100}
        value={draft.operator}
        onChange={(event) => change({ operator: event.currentTarget.value })}
      />
    </>
  );
}

function nameOf({ operator, mccMnc }: UssdCode): string {
  return operator === '' ? mccMnc : `${operator} (${mccMnc})`;
}

/** `isFirst`: nothing stands above it, so that the code has the caret. */
function CodeChoice({ form, isFirst }: PartProps & { readonly isFirst: boolean }): ReactElement {
  const { t } = useTranslation();
  const { draft, problem, change } = form;
  return (
    <div className={css('choices')} role="radiogroup" aria-label={t('codes.code')}>
      <Radio
        size="xs"
        name="ask"
        label={t('codes.ask')}
        checked={!draft.isNever}
        onChange={() => change({ isNever: false })}
      />
      <TextInput
        className={css('code')}
        size="xs"
        data-autofocus={(isFirst && !draft.isNever) || undefined}
        aria-label={t('codes.code')}
        placeholder="*100#"
        autoComplete="off"
        disabled={draft.isNever}
        error={problem === 'code' && t('codes.codeWrong')}
        value={draft.code}
        onChange={(event) => change({ code: event.currentTarget.value })}
      />
      <Radio
        size="xs"
        name="ask"
        label={t('codes.never')}
        checked={draft.isNever}
        onChange={() => change({ isNever: true })}
      />
    </div>
  );
}

interface ActionsProps extends PartProps {
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

function Actions({ form, isOwn, onClose }: ActionsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={css('actions')}>
      {isOwn && (
        <Button
          className={css('reset')}
          variant="default"
          disabled={form.isBusy}
          onClick={() => void form.reset()}
        >
          {t('codes.reset')}
        </Button>
      )}
      <Button variant="default" onClick={onClose}>
        {t('codes.cancel')}
      </Button>
      <Button type="submit" loading={form.isBusy}>
        {t('field.save')}
      </Button>
    </div>
  );
}
