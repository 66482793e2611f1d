import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './rent-dialog.module.css';
import { useRent } from './use-rent.ts';

const css = bindClasses(classes);

/** Shown once, before the first rent switch. */
export function RentDialog({ portId }: { portId: PortId }): ReactElement {
  const { t } = useTranslation();
  const { confirmRent } = useRent();
  const look = useWindow((state) => state.look);
  const close = (): void => look({ rentAsked: null });
  return (
    <Dialog title={t('rent.title')} onClose={close}>
      <p className={css('text')}>{t('rent.text1', { port: portId })}</p>
      <p className={css('text')}>{t('rent.text2')}</p>
      <p className={css('text')}>{t('rent.text3')}</p>
      <div className={css('actions')}>
        <Button variant="default" onClick={close}>
          {t('rent.cancel')}
        </Button>
        <Button data-autofocus data-testid="rent-confirm" onClick={() => confirmRent(portId)}>
          {t('rent.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
