/** Writes an E.164 number for reading: `+46701000001` -> `+46 70 100 00 01`. */
export type PhoneFormat = (e164: string) => string;

export interface PhoneSlice {
  /** Comes a moment after the window: the numbering plans of the world are 80 kB that the first paint can do without. */
  readonly formatPhone: PhoneFormat;
  phoneFormatLoaded(format: PhoneFormat): void;
}

export function createPhoneSlice(set: (part: Partial<PhoneSlice>) => void): PhoneSlice {
  return {
    formatPhone: (e164) => e164,
    phoneFormatLoaded: (formatPhone) => set({ formatPhone }),
  };
}
