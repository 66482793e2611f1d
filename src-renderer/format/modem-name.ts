import type { ModemView } from '../../src-main/shared/port-view.ts';

/** Maker and model without saying the maker twice (`QUECTEL` + `Quectel EC25`); null when neither is known. */
export function modemName({ manufacturer, model }: ModemView): string | null {
  if (manufacturer === null || model === null) return manufacturer ?? model;
  return model.toLowerCase().startsWith(manufacturer.toLowerCase()) ? model : `${manufacturer} ${model}`;
}
