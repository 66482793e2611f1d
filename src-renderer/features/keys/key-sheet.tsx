import '@mantine/core/styles/Kbd.css';
import { Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './key-sheet.module.css';

const css = bindClasses(classes);

export function KeySheet(): ReactElement {
  const { t } = useTranslation();
  const look = useWindow((state) => state.look);
  const rows = [
    { keys: ['←', '↑', '→', '↓'], text: t('keys.arrows') },
    { keys: ['↵'], text: t('keys.enter') },
    { keys: [t('keys.spaceKey')], text: t('keys.space') },
    { keys: ['P'], text: t('keys.pause') },
    { keys: ['I'], text: t('keys.identify') },
    { keys: ['/'], text: t('keys.search') },
    { keys: ['F5'], text: t('keys.sync') },
    { keys: ['Esc'], text: t('keys.escape') },
    { keys: ['?'], text: t('keys.sheet') },
  ];
  return (
    <Dialog size="sm" title={t('keys.title')} onClose={() => look({ keysOpen: false })}>
      <dl className={css('list')}>
        {rows.map(({ keys, text }) => (
          <div key={text} className={css('row')}>
            <dt className={css('keys')}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className={css('text')}>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
