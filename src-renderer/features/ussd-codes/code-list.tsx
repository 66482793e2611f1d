import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './code-list.module.css';

const css = bindClasses(classes);

/** Pixels at 16 px root font size; the CSS has the same height. */
const ROW_HEIGHT = 36;
const OVERSCAN = 6;

interface CodeListProps {
  readonly codes: readonly UssdCode[];
  readonly onEdit: (code: UssdCode) => void;
}

/** Some hundred operators, of which the visible ones are drawn. */
export function CodeList({ codes, onEdit }: CodeListProps): ReactElement {
  const { t } = useTranslation();
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: codes.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  return (
    <div ref={scrollRef} className={css('scroll')}>
      <ul
        className={css('list')}
        aria-label={t('codes.label')}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const code = codes[index];
          if (code === undefined) return null;
          return (
            <li
              key={code.mccMnc}
              className={css('row')}
              aria-posinset={index + 1}
              aria-setsize={codes.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <CodeRow code={code} onEdit={onEdit} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function CodeRow({ code, onEdit }: { code: UssdCode; onEdit: CodeListProps['onEdit'] }): ReactElement {
  const { t } = useTranslation();
  const { mccMnc, operator, origin } = code;
  return (
    <>
      <span className={css('digits')}>{mccMnc}</span>
      <span className={css('operator')} title={operator}>
        {operator}
      </span>
      <span className={css('code', code.code === null && 'never')} title={code.code ?? undefined}>
        {code.code ?? t('codes.neverShort')}
      </span>
      <span className={css('origin')}>{origin === 'own' && t('codes.own')}</span>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('codes.editLong', { operator, mccMnc })}
        onClick={() => onEdit(code)}
      >
        {t('codes.edit')}
      </Button>
    </>
  );
}
