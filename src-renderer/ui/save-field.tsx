import { Button, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from './bind-classes.ts';
import classes from './save-field.module.css';

const css = bindClasses(classes);

export interface SaveFieldProps
  extends Pick<TextInputProps, 'autoFocus' | 'description' | 'inputMode' | 'placeholder'> {
  readonly label: string;
  readonly value: string;
  /** Why the value was not taken, or null. */
  readonly error: string | null;
  readonly isDisabled?: boolean;
  /** True once something was typed that could be saved. */
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly testId?: string;
  readonly onType: (text: string) => void;
  readonly onSave: () => void;
}

/** One value with its button beside it: Enter saves, too. */
export function SaveField(props: SaveFieldProps): ReactElement {
  const { t } = useTranslation();
  const {
    label,
    value,
    error,
    isDisabled = false,
    isChanged,
    isBusy,
    testId,
    onType,
    onSave,
    ...field
  } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) onSave();
      }}
    >
      <TextInput
        {...field}
        size="xs"
        label={label}
        autoComplete="off"
        data-testid={testId}
        disabled={isDisabled}
        error={error}
        value={value}
        inputContainer={(input) => (
          <div className={css('row')}>
            <div className={css('input')}>{input}</div>
            <Button
              size="xs"
              type="submit"
              disabled={isDisabled || !isChanged}
              loading={isBusy}
              aria-label={t('field.saveOf', { field: label })}
            >
              {t('field.save')}
            </Button>
          </div>
        )}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </form>
  );
}
