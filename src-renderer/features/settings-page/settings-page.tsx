import '@mantine/core/styles/Tabs.css';
import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import type { SettingsTab } from '../../store/view-slice.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { ImportSection } from '../book-import/import-section.tsx';
import { CodesSection } from '../ussd-codes/codes-section.tsx';
import { NumberSearchSection } from '../ussd-codes/number-search-section.tsx';
import { AboutSection } from './about-section.tsx';
import { GoodbyeSection } from './goodbye-section.tsx';
import { GraceSection } from './grace-section.tsx';
import { LookSection } from './look-section.tsx';
import { AddPortsSection, ManagedPortsSection } from './ports-section.tsx';
import classes from './settings-page.module.css';
import { StrategySection } from './strategy-section.tsx';
import { UpstreamSection } from './upstream-section.tsx';

const css = bindClasses(classes);
const tabs = ['upstream', 'ports', 'numbers', 'general'] as const satisfies readonly SettingsTab[];

/** Two columns of sections on each tab, none of which needs to know of another. */
export function SettingsPage(): ReactElement {
  const { t } = useTranslation();
  const tab = useWindow((state) => state.view.settingsTab);
  const look = useWindow((state) => state.look);
  return (
    <Tabs
      className={css('page')}
      classNames={{ list: css('tabs'), tab: css('tab') }}
      data-testid="settings"
      keepMounted={false}
      value={tab}
      onChange={(value) => look({ settingsTab: tabs.find((name) => name === value) ?? 'upstream' })}
    >
      <Tabs.List aria-label={t('settings.title')}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`settings.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((name) => (
        <Tabs.Panel key={name} value={name} className={css('panel')}>
          <TabContent tab={name} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function TabContent({ tab }: { tab: SettingsTab }): ReactElement {
  switch (tab) {
    case 'upstream':
      return columns(
        <>
          <UpstreamSection />
          <StrategySection />
        </>,
        <>
          <GraceSection />
          <GoodbyeSection />
        </>,
      );
    case 'ports':
      return columns(<ManagedPortsSection />, <AddPortsSection />);
    case 'numbers':
      return columns(
        <>
          <ImportSection />
          <NumberSearchSection />
        </>,
        <CodesSection />,
      );
    case 'general':
      return columns(<LookSection />, <AboutSection />);
  }
}

function columns(left: ReactElement, right: ReactElement): ReactElement {
  return (
    <div className={css('columns')}>
      <div className={css('column')}>{left}</div>
      <div className={css('column')}>{right}</div>
    </div>
  );
}
