const DIALABLE = /^\+?[\d*#pPwW]+$/;
/** Type of address 145 (24.008 10.5.4.7): international, ISDN plan; 144 to 159 are the other plans. */
const INTERNATIONAL_FROM = 144;
const INTERNATIONAL_TO = 159;

export function isInternationalType(type: number | null): boolean {
  return type !== null && type >= INTERNATIONAL_FROM && type <= INTERNATIONAL_TO;
}

/** The number as written, with `+` where the type says international; null when it is none. */
export function dialable(text: string, type: number | null): string | null {
  const number = text.trim();
  if (!DIALABLE.test(number.replace(/[\s().-]/g, ''))) return null;
  return isInternationalType(type) && !number.startsWith('+') ? `+${number}` : number;
}
