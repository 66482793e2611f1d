import type { ModemView } from '../../src-main/shared/port-view.ts';

/**
 * Brand and model as people say them: `SIMCOM_Ltd` + `SIMCOM_SIM800L` -> `SIMCOM SIM800L`. The first word of the maker
 * is the brand, the rest ("INCORPORATED", "Ltd") tells nothing on a card. Null when neither is known.
 */
export function modemName({ manufacturer, model }: Pick<ModemView, 'manufacturer' | 'model'>): string | null {
  const [brand] = manufacturer?.trim().split(/[\s_,]+/) ?? [];
  const words = model?.replaceAll('_', ' ').trim();
  if (brand === undefined || words === undefined) return words ?? brand ?? null;
  return words.toLowerCase().startsWith(brand.toLowerCase()) ? words : `${brand} ${words}`;
}
