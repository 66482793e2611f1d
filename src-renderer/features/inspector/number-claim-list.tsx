import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { E164 } from '../../../src-main/shared/ids.ts';
import type { NumberEvidenceView, PortView } from '../../../src-main/shared/port-view.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import classes from './number-claim-list.module.css';
import { type NumberClaim, numberClaims } from './number-claims.ts';

const css = bindClasses(classes);

interface NumberClaimListProps {
  readonly sim: PortView['sim'];
  readonly isBusy: boolean;
  readonly onPick: (number: E164) => void;
}

/** Who says which number. Where they disagree each can be chosen with one click, and is then kept as if it had been typed. */
export function NumberClaimList({ sim, isBusy, onPick }: NumberClaimListProps): ReactElement | null {
  const { t } = useTranslation();
  const claims = numberClaims(sim);
  const [sole] = claims;
  if (sole === undefined) return null;
  // The number stands in the field above: who says so is all there is to add.
  if (claims.length === 1 && sole.isUsed) return <Sources evidence={sole.evidence} />;
  return (
    <ul className={css('claims')} aria-label={t('inspector.claims')}>
      {claims.map((claim) => (
        <Claim key={claim.number} claim={claim} isBusy={isBusy} onPick={onPick} />
      ))}
    </ul>
  );
}

interface ClaimProps extends Pick<NumberClaimListProps, 'isBusy' | 'onPick'> {
  readonly claim: NumberClaim;
}

function Claim({ claim: { number, evidence, isUsed }, isBusy, onPick }: ClaimProps): ReactElement {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  return (
    <li className={css('claim', isUsed && 'used')}>
      <span className={css('words')}>
        <span className={css('number')}>{format(number)}</span>
        <Sources evidence={evidence} />
      </span>
      {isUsed ? (
        <span className={css('mark')}>{t('inspector.claimUsed')}</span>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          disabled={isBusy}
          aria-label={t('inspector.claimPickLong', { number })}
          onClick={() => onPick(number)}
        >
          {t('inspector.claimPick')}
        </Button>
      )}
    </li>
  );
}

function Sources({ evidence }: Pick<NumberClaim, 'evidence'>): ReactElement {
  return (
    <span className={css('sources')} data-testid="number-sources">
      {evidence.map((item) => (
        <Source key={`${item.source} ${item.at}`} item={item} />
      ))}
    </span>
  );
}

function Source({ item: { source, at } }: { item: NumberEvidenceView }): ReactElement {
  const { t } = useTranslation();
  return (
    <RelativeTime
      iso={at}
      words={(ago) => t('inspector.claimSource', { source: t(`inspector.source.${source}`), ago })}
    />
  );
}
