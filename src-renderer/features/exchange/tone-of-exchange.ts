import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import type { Tone } from '../../store/port-tone.ts';

export function toneOfExchange({ outcome }: Pick<ExchangeView, 'outcome'>): Tone {
  switch (outcome) {
    case 'accepted':
      return 'good';
    case 'rejected':
      return 'refused';
    case 'failed':
      return 'attention';
  }
}
