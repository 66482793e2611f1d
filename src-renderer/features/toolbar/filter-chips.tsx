import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { memoizeLast } from '../../store/memoize-last.ts';
import { countPorts } from '../../store/port-list.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './filter-chips.module.css';

const css = bindClasses(classes);
const filters = ['all', 'on-sale', 'need-you', 'paused'] as const;

export function FilterChips(): ReactElement {
  const { t } = useTranslation();
  const [count] = useState(() => memoizeLast(countPorts));
  const counts = useWindow((state) => count(state.pool.ports));
  const filter = useWindow((state) => state.view.filter);
  const reason = useWindow((state) => state.view.reason);
  const look = useWindow((state) => state.look);
  return (
    <fieldset className={css('chips')} aria-label={t('filter.label')}>
      {filters.map((name) => (
        <UnstyledButton
          key={name}
          className={css('chip')}
          aria-pressed={filter === name && reason === null}
          onClick={() => look({ filter: name, reason: null })}
        >
          {t(`filter.${name}`)}
          <span className={css('count')}>{counts[name]}</span>
        </UnstyledButton>
      ))}
      {reason !== null && (
        <UnstyledButton
          className={css('chip', 'reason')}
          aria-pressed="true"
          title={t('filter.clearReason')}
          onClick={() => look({ reason: null })}
        >
          <span className={css('words')}>{t(`reason.${reason}.title`)}</span>
          <IconX size={14} aria-hidden="true" />
        </UnstyledButton>
      )}
    </fieldset>
  );
}
