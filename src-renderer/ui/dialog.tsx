import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import { Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from './bind-classes.ts';
import classes from './dialog.module.css';
import { useFocusBack } from './use-focus-back.ts';

const css = bindClasses(classes);

interface DialogProps {
  readonly title: string;
  readonly size?: 'sm' | 'md';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Drawn while it is open and only then. `lockScroll` off: it injects a style sheet, which the CSP forbids, and behind the window's dialogs nothing scrolls. */
export function Dialog({ title, size = 'md', onClose, children }: DialogProps): ReactElement {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      centered
      size={size}
      lockScroll={false}
      returnFocus={false}
      title={title}
      classNames={{ content: css('content'), header: css('header'), title: css('title') }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      onClose={onClose}
    >
      {children}
    </Modal>
  );
}
