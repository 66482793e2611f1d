/**
 * Which modems have their radio switched off by us this very moment: what must outlive an app that dies in between. By
 * address and IMEI: another modem at the same place owes nothing.
 */
export interface RadioMarks {
  has(modem: string): boolean;
  /** On the disk when it returns; throws when it cannot be kept. */
  set(modem: string): void;
  clear(modem: string): void;
}

/** Until the process ends. */
export function createForgetfulMarks(): RadioMarks {
  const marked = new Set<string>();
  return {
    has: (modem) => marked.has(modem),
    set: (modem) => {
      marked.add(modem);
    },
    clear: (modem) => {
      marked.delete(modem);
    },
  };
}
