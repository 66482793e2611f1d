import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './port-table.module.css';

const css = bindClasses(classes);
const columns = [
  'state',
  'port',
  'number',
  'operator',
  'signal',
  'modem',
  'device',
  'upstream',
  'rent',
] as const;

export function TableHeader(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={css('row', 'header')} role="row" aria-rowindex={1}>
      {columns.map((column) => (
        <span key={column} className={css('cell', column)} role="columnheader">
          {t(`grid.${column}`)}
        </span>
      ))}
    </div>
  );
}
