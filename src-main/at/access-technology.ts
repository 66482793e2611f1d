import type { AccessTechnology } from './at-values.ts';

/**
 * AcT of 27.007 7.3 by its number. 1 (GSM compact) counts as GSM; 8 is EC-GSM-IoT on paper and LTE-M on the modems that
 * send it; 10 is LTE on a 5G core; 13 is EN-DC.
 */
const TECHNOLOGIES: readonly AccessTechnology[] = [
  'GSM',
  'GSM',
  'UMTS',
  'EDGE',
  'HSDPA',
  'HSUPA',
  'HSPA',
  'LTE',
  'LTE-M',
  'NB-IOT',
  'LTE',
  '5GNR',
  '5GNR',
  '5GNR',
];

export function accessTechnology(act: number | null): AccessTechnology | null {
  return act === null ? null : (TECHNOLOGIES[act] ?? null);
}
