import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { usePaintMark } from '../../ui/use-paint-mark.ts';
import { DevicePicker } from '../devices/device-picker.tsx';
import { useDevices } from '../devices/use-devices.ts';
import { UpstreamFields } from '../upstream-form/upstream-fields.tsx';
import { useUpstreamForm } from '../upstream-form/use-upstream-form.ts';
import classes from './set-up.module.css';
import { SetUpStep } from './set-up-step.tsx';
import { useDemo } from './use-demo.ts';

const css = bindClasses(classes);

/** The first start: the two things that Portlight cannot know by itself, or the demo. */
export function SetUp(): ReactElement {
  const { t } = useTranslation();
  const devices = useDevices();
  const form = useUpstreamForm();
  const startDemo = useDemo();
  const look = useWindow((state) => state.look);
  const { upstreamUrl, hasApiKey } = useWindow((state) => state.pool.settings);
  const ports = useWindow((state) => state.pool.order.length);
  usePaintMark();

  // Both are handed over even when the first is refused: the user sees all that is wrong at once.
  const start = async (): Promise<void> => {
    await Promise.all([form.save(), devices.add()]);
  };
  const hasInput = form.isChanged || devices.addresses.length > 0;

  return (
    <main className={css('setup')} data-testid="setup">
      <header className={css('head')}>
        <div>
          <h1 className={css('title')}>{t('setup.title')}</h1>
          <p className={css('lead')}>{t('setup.lead')}</p>
        </div>
        <aside className={css('demo')}>
          <div>
            <h2 className={css('demoTitle')}>{t('setup.demoTitle')}</h2>
            <p className={css('demoText')}>{t('setup.demoText')}</p>
          </div>
          <Button variant="default" data-testid="start-demo" onClick={() => void startDemo()}>
            {t('setup.demo')}
          </Button>
        </aside>
      </header>
      <div className={css('steps')}>
        <SetUpStep number={1} title={t('setup.step1')} isDone={upstreamUrl !== null && hasApiKey}>
          <UpstreamFields form={form} />
        </SetUpStep>
        <SetUpStep number={2} title={t('setup.step2')} isDone={ports > 0}>
          <DevicePicker devices={devices} />
          <p className={css('promise')}>{t('settings.portsHint')}</p>
        </SetUpStep>
      </div>
      <footer className={css('foot')}>
        <Button variant="default" onClick={() => look({ setupLeft: true })}>
          {t('setup.skip')}
        </Button>
        <Button
          data-testid="setup-start"
          disabled={!hasInput}
          loading={form.isBusy || devices.isBusy}
          onClick={() => void start()}
        >
          {t('setup.start')}
        </Button>
      </footer>
    </main>
  );
}
