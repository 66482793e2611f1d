import { Button, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './find-number.module.css';
import { useFindNumber } from './use-find-number.ts';
import { ussdOutlook } from './ussd-outlook.ts';

const css = bindClasses(classes);

/** Asks card and network now, and says beforehand how far the question will go. */
export function FindNumber({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const { search, find } = useFindNumber(port);
  const settings = useWindow((state) => state.pool.settings);
  const look = useWindow((state) => state.look);
  const outlook = ussdOutlook(settings, port.sim.imsi);
  return (
    <div className={css('find')}>
      <Button
        size="xs"
        variant="default"
        data-testid="find-number"
        disabled={port.sim.iccid === null}
        loading={search?.kind === 'busy'}
        onClick={() => void find()}
      >
        {t('inspector.find')}
      </Button>
      <p className={css('note')}>
        {t(`inspector.findNote.${outlook.kind}`, { code: '', ...outlook })}{' '}
        {outlook.kind !== 'asks' && outlook.kind !== 'unknown-operator' && (
          <UnstyledButton
            className={css('link')}
            onClick={() => look({ page: 'settings', settingsTab: 'numbers' })}
          >
            {t('inspector.findSettings')}
          </UnstyledButton>
        )}
      </p>
      {search?.kind === 'nothing' && (
        <p className={css('nothing')} role="alert">
          {search.text}
        </p>
      )}
    </div>
  );
}
