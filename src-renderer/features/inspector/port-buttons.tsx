import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { usePortActions } from '../port-actions/use-port-actions.ts';
import classes from './port-buttons.module.css';

const css = bindClasses(classes);

export function PortButtons({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const { identify, togglePause, remove } = usePortActions();
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    return (
      <div className={css('ask')} role="alertdialog" aria-label={t('port.remove')}>
        <p className={css('text')}>{t('inspector.removeAsk', { port: port.id })}</p>
        <Button size="xs" color="red" className={css('danger')} onClick={() => remove(port.id)}>
          {t('inspector.removeYes')}
        </Button>
        <Button size="xs" variant="default" autoFocus onClick={() => setAsking(false)}>
          {t('inspector.removeNo')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css('buttons')}>
      <Button size="xs" variant="default" onClick={() => identify(port.id)}>
        {t('port.identify')}
      </Button>
      <Button size="xs" variant="default" onClick={() => togglePause(port.id)}>
        {t(port.paused ? 'port.resume' : 'port.pause')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('inspector.removeYes')}
      </Button>
    </div>
  );
}
