const SHAPE = /^\d{4,8}$/;
export const PIN_MAX_LENGTH = 8;

/** Digits of what was typed or pasted: ` 12 34` is a PIN that was copied with its blanks. */
export function pinDigits(text: string): string {
  return text.replace(/\D/g, '').slice(0, PIN_MAX_LENGTH);
}

/** 4 to 8 digits (27.007, `+CPIN`). A shorter one would cost a try for nothing. */
export function isPin(text: string): boolean {
  return SHAPE.test(text);
}
