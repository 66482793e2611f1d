import { splitFields } from './answer-fields.ts';
import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import type { ModemCharset } from './modem-text.ts';

const UCS2_IN_UCS2 = '0055004300530032';

function readCharset(text: string): ModemCharset | null {
  const name = splitFields(text)[0]?.text.toUpperCase() ?? '';
  // A modem at UCS2 may tell even that in UCS2.
  if (name === 'UCS2' || name === UCS2_IN_UCS2) return 'UCS2';
  return name === 'GSM' || name === 'IRA' ? name : null;
}

/** `+CSCS: "<name>"` (27.007 5.5). Null for the sets that change nothing for digits: 8859-1, PCCP437. */
export function parseCharset(input: string): ModemCharset | null {
  return readAnswer(input, (lines) => firstOf(valuesBehind(lines, 'CSCS'), readCharset));
}
