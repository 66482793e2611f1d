import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { actionOf } from './action-of.ts';
import { usePortActions } from './use-port-actions.ts';

/** The one button of a port that needs a person, or nothing. */
export function PortActionButton({
  port,
  tabIndex,
}: {
  port: PortView;
  tabIndex: number;
}): ReactElement | null {
  const { t } = useTranslation();
  const { askPin, identify, open, togglePause } = usePortActions();
  const action = actionOf(port);
  switch (action) {
    case null:
      return null;
    case 'enter-number':
      return button(t('port.enterNumber'), () => open(port.id, true));
    case 'enter-pin':
      return button(t('port.enterPin'), () => askPin(port.id));
    case 'identify':
      return button(t('port.identifyShort'), () => identify(port.id));
    case 'details':
      return button(t('port.details'), () => open(port.id));
    case 'resume':
      return button(t('port.resume'), () => togglePause(port.id));
  }

  function button(text: string, onClick: () => void): ReactElement {
    return (
      <Button
        variant="default"
        size="compact-xs"
        flex="none"
        fw={500}
        px={7}
        tabIndex={tabIndex}
        onClick={onClick}
      >
        {text}
      </Button>
    );
  }
}
