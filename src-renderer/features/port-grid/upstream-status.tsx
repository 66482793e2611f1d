import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpstreamNumberView } from '../../../src-main/shared/port-view.ts';
import { ShortAge } from '../../ui/short-age.tsx';

/** `id 4711 · 2 min`. */
export function UpstreamStatus({ upstream }: { upstream: UpstreamNumberView }): ReactElement {
  const { t } = useTranslation();
  const status = statusText(upstream, t);
  return (
    <span data-testid="upstream" data-status={upstream.status} title={upstream.text ?? undefined}>
      {upstream.at === null || upstream.status === 'none' ? (
        status
      ) : (
        <ShortAge iso={upstream.at} words={(age) => t('upstreamStatus.withAge', { status, age })} />
      )}
    </span>
  );
}

function statusText({ status, id }: UpstreamNumberView, t: TFunction): string {
  if (status !== 'accepted') return t(`upstreamStatus.${status}`);
  return id === null ? t('upstreamStatus.acceptedNoId') : t('upstreamStatus.accepted', { id });
}
