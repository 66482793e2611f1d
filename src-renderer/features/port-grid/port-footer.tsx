import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { actionOf } from '../port-actions/action-of.ts';
import { PortActionButton } from '../port-actions/port-action-button.tsx';
import { RentSwitch } from '../rent/rent-switch.tsx';
import classes from './port-footer.module.css';
import { UpstreamStatus } from './upstream-status.tsx';

const css = bindClasses(classes);

/** Bottom of a card: what the upstream says, or the one button of a port that needs a person; and rent. */
export function PortFooter({ port, tabIndex }: { port: PortView; tabIndex: number }): ReactElement {
  const { t } = useTranslation();
  const hasAction = actionOf(port) !== null;
  return (
    <div className={css('footer')}>
      <span className={css('status', hasAction && 'hidden')}>
        <UpstreamStatus upstream={port.upstream} />
      </span>
      {hasAction && <PortActionButton port={port} tabIndex={tabIndex} />}
      <span className={css('rest')} />
      <RentSwitch port={port} tabIndex={tabIndex} label={t('port.rent')} />
    </div>
  );
}
