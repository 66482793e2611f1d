import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import { AboutSection } from './about-section.tsx';
import { GoodbyeSection } from './goodbye-section.tsx';
import { LookSection } from './look-section.tsx';
import { PortsSection } from './ports-section.tsx';
import classes from './settings-page.module.css';
import { UpstreamSection } from './upstream-section.tsx';

const css = bindClasses(classes);

export function SettingsPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={css('page')} data-testid="settings">
      <div className={css('columns')}>
        <div className={css('column')}>
          <UpstreamSection />
          <LookSection />
          <GoodbyeSection />
          <AboutSection />
        </div>
        <div className={css('column')}>
          <PortsSection title={t('settings.ports')} />
        </div>
      </div>
    </div>
  );
}
