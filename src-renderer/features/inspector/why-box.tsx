import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { toneOfPort } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { actionOf } from '../port-actions/action-of.ts';
import { usePortActions } from '../port-actions/use-port-actions.ts';
import classes from './why-box.module.css';

const css = bindClasses(classes);

/** Plain words first, what to do second, the technical words last. Why the vendor refuses a number is in plain words itself. */
export function WhyBox({ port }: { port: PortView }): ReactElement | null {
  const { t } = useTranslation();
  const { askPin } = usePortActions();
  const tone = toneOfPort(port);
  const isRefused = tone === 'refused';
  const code = isRefused ? 'rejected' : port.reason?.code;
  const refusal = isRefused ? port.upstream.text : null;
  const detail = isRefused ? null : port.reason?.detail;
  if (code === undefined && port.sim.numberWarning === null) return null;
  return (
    <section className={css('box', tone)}>
      {code !== undefined && (
        <>
          <h3 className={css('title')}>{t(`reason.${code}.title`)}</h3>
          {refusal !== null && <p className={css('text')}>{refusal}</p>}
          <p className={css('text')}>{t(`reason.${code}.advice`)}</p>
          {detail != null && <code className={css('detail')}>{detail}</code>}
        </>
      )}
      {actionOf(port) === 'enter-pin' && (
        <Button className={css('action')} size="xs" data-testid="enter-pin" onClick={() => askPin(port.id)}>
          {t('port.enterPin')}
        </Button>
      )}
      {port.sim.numberWarning !== null && <p className={css('text')}>{port.sim.numberWarning}</p>}
    </section>
  );
}
