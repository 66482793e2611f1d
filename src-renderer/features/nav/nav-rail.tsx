import { UnstyledButton } from '@mantine/core';
import {
  IconCloudUpload,
  IconHistory,
  IconKeyboard,
  IconLayoutGrid,
  IconSettings,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import type { Page } from '../../store/view-slice.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './nav-rail.module.css';

const css = bindClasses(classes);

const items = [
  { page: 'ports', Icon: IconLayoutGrid },
  { page: 'upstream', Icon: IconCloudUpload },
  { page: 'history', Icon: IconHistory },
  { page: 'settings', Icon: IconSettings },
] as const satisfies readonly { page: Page; Icon: typeof IconSettings }[];

export function NavRail(): ReactElement {
  const { t } = useTranslation();
  const page = useWindow((state) => state.view.page);
  const isDemo = useWindow((state) => state.pool.app.demo);
  const look = useWindow((state) => state.look);
  return (
    <nav className={css('rail')} aria-label={t('nav.label')}>
      {items.map(({ page: target, Icon }) => (
        <UnstyledButton
          key={target}
          className={css('item')}
          aria-current={page === target ? 'page' : undefined}
          onClick={() => look({ page: target, exchangeOpen: false })}
        >
          <Icon size={20} stroke={1.75} aria-hidden="true" />
          {t(`nav.${target}`)}
        </UnstyledButton>
      ))}
      <span className={css('rest')} />
      {isDemo && <span className={css('demo')}>{t('app.demo')}</span>}
      <UnstyledButton className={css('item')} onClick={() => look({ keysOpen: true })}>
        <IconKeyboard size={20} stroke={1.75} aria-hidden="true" />
        {t('nav.keys')}
      </UnstyledButton>
    </nav>
  );
}
