import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneFormat } from '../store/phone-slice.ts';

const REMEMBERED = 2048;

/** A formatter that remembers its answers: a card is drawn often, its number changes seldom. */
export function createPhoneFormat(): PhoneFormat {
  const known = new Map<string, string>();
  return (e164) => {
    const remembered = known.get(e164);
    if (remembered !== undefined) return remembered;
    const text = parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
    if (known.size >= REMEMBERED) known.clear();
    known.set(e164, text);
    return text;
  };
}
