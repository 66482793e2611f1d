import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, PasswordInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { actionOf } from '../port-actions/action-of.ts';
import classes from './pin-dialog.module.css';
import { PIN_MAX_LENGTH } from './pin-text.ts';
import { canTryPin } from './pin-tries.ts';
import { PinTriesLine } from './pin-tries-line.tsx';
import { usePinForm } from './use-pin-form.ts';

const css = bindClasses(classes);

export function PinDialog({ portId }: { portId: PortId }): ReactElement | null {
  const { t } = useTranslation();
  const port = useWindow((state) => state.pool.ports[portId]);
  const look = useWindow((state) => state.look);
  if (port === undefined) return null;
  const close = (): void => look({ pinAsked: null });
  return (
    <Dialog size="sm" title={t('pin.title', { port: portId })} onClose={close}>
      <PinForm port={port} onClose={close} />
    </Dialog>
  );
}

function PinForm({ port, onClose }: { port: PortView; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const isAsked = actionOf(port) === 'enter-pin';
  const canTry = isAsked && canTryPin(port.sim.pinTriesLeft);
  const form = usePinForm(port, canTry, onClose);
  return (
    <form
      className={css('form')}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <p className={css('card')}>
        <span className={css('name')}>{t('inspector.iccid')}</span>
        <span className={css('iccid')}>{port.sim.iccid ?? t('pin.noIccid')}</span>
      </p>
      {isAsked || form.isBusy ? (
        <PinTriesLine left={port.sim.pinTriesLeft} isWrong={port.reason?.code === 'sim-pin-wrong'} />
      ) : (
        <p className={css('gone')} role="status">
          {t('pin.notAsked')}
        </p>
      )}
      <PasswordInput
        ref={form.fieldRef}
        data-autofocus={canTry || undefined}
        label={t('pin.label')}
        description={t('pin.hint')}
        disabled={!canTry && !form.isBusy}
        error={form.error}
        inputMode="numeric"
        autoComplete="off"
        maxLength={PIN_MAX_LENGTH}
        visibilityToggleButtonProps={{ 'aria-label': t('pin.show') }}
        data-testid="pin-input"
        value={form.pin}
        onChange={(event) => form.type(event.currentTarget.value)}
      />
      <RememberBox isTicked={form.remember} onTick={form.setRemember} />
      <div className={css('actions')}>
        <Button variant="default" onClick={onClose}>
          {t('pin.cancel')}
        </Button>
        <Button type="submit" data-testid="pin-send" disabled={!form.isReady} loading={form.isBusy}>
          {t('pin.send')}
        </Button>
      </div>
    </form>
  );
}

interface RememberBoxProps {
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

/** Says where a kept PIN lies, as honestly as the settings do for the API key. */
function RememberBox({ isTicked, onTick }: RememberBoxProps): ReactElement {
  const { t } = useTranslation();
  const storage = useWindow((state) => state.pool.settings.keyStorage);
  return (
    <Checkbox
      size="xs"
      label={t('pin.remember')}
      description={t(storage === 'basic-text' ? 'pin.rememberOpen' : 'pin.rememberHint')}
      checked={isTicked}
      onChange={(event) => onTick(event.currentTarget.checked)}
    />
  );
}
