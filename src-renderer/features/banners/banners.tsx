import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../../src-main/shared/snapshot.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import type { Tone } from '../../store/port-tone.ts';
import { Banner } from './banner.tsx';
import { NewDevicesBanner } from './new-devices-banner.tsx';

const tones = { info: 'working', warning: 'attention', error: 'refused' } as const satisfies Record<
  Notice['level'],
  Tone
>;

/** What belongs to no single port: a lost connection to main, a settings file set aside, modems that were plugged in. */
export function Banners(): ReactElement {
  const { t } = useTranslation();
  const { call, resync } = useRuntime();
  const notices = useWindow((state) => state.pool.notices);
  const link = useWindow((state) => state.link);
  return (
    <section aria-label={t('notices.label')}>
      {link.kind === 'failed' && (
        <Banner
          tone="refused"
          title={t('app.linkFailedTitle')}
          text={`${t('app.linkFailedText')} ${link.text}`}
          action={{ text: t('app.retry'), onClick: resync }}
        />
      )}
      {notices.map(({ id, level, title, text }) => (
        <Banner
          key={id}
          tone={tones[level]}
          title={title}
          text={text}
          dismiss={{
            text: t('notices.dismiss', { title }),
            onClick: () => void call('notice:dismiss', { id }),
          }}
        />
      ))}
      <NewDevicesBanner />
    </section>
  );
}
