import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Notification.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/notifications/styles.css';
import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import type { Toast } from '../../store/toast-slice.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { useRent } from '../rent/use-rent.ts';
import { ToastBody } from './toast-body.tsx';
import classes from './toast-host.module.css';

const css = bindClasses(classes);

/** Long enough to read two lines and reach for the undo button. The library stops the time while the pointer is over it. */
const SHOWN_MS = 6000;
const FAILURE_SHOWN_MS = 12_000;

/** Hands the waiting toasts to the notification area. */
export function ToastHost(): ReactElement {
  const { t } = useTranslation();
  const { setRent } = useRent();
  const toasts = useWindow((state) => state.toasts);
  const toastShown = useWindow((state) => state.toastShown);

  useEffect(() => {
    for (const toast of toasts) {
      show(toast);
      toastShown(toast.id);
    }
  });

  return <Notifications position="bottom-right" classNames={{ root: css('area') }} limit={3} />;

  function show(toast: Toast): void {
    const id = String(toast.id);
    const { undo } = toast;
    notifications.show({
      id,
      color: 'transparent',
      icon: <StatusShape tone={toast.tone} size={22} />,
      title: toast.title,
      closeButtonProps: { 'aria-label': t('action.close') },
      autoClose: toast.tone === 'good' ? SHOWN_MS : FAILURE_SHOWN_MS,
      message: (
        <ToastBody text={toast.text}>
          {undo !== null && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                notifications.hide(id);
                void setRent(undo, false);
              }}
            >
              {t('rent.undo')}
            </Button>
          )}
        </ToastBody>
      ),
    });
  }
}
