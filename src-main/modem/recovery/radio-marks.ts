/**
 * Which modems have their radio switched off by us this very moment: what must outlive an app that dies in between. By
 * address and IMEI: another modem at the same place owes nothing.
 */
export interface RadioMarks {
  has(modem: string): boolean;
  /** On the disk when it returns; throws when it cannot be kept. */
  set(modem: string): void;
  clear(modem: string): void;
  /** Its port is given up: the mark is for whoever finds that modem, here or at another address. */
  leave(modem: string): void;
  /**
   * Takes over the mark that the same modem has from another address, as after a renumbering of its tty; false for none. Where several
   * modems with this IMEI have left one (clones), nobody knows whose it is.
   */
  adopt(modem: string): boolean;
}

/** The marks themselves, wherever they are kept. */
export class MarkSet {
  readonly all: Set<string>;
  readonly #held = new Set<string>();

  constructor(left: readonly string[]) {
    this.all = new Set(left);
  }

  add(modem: string): void {
    this.all.add(modem);
    this.#held.add(modem);
  }

  delete(modem: string): void {
    this.all.delete(modem);
    this.#held.delete(modem);
  }

  leave(modem: string): void {
    this.#held.delete(modem);
  }

  adopt(modem: string): boolean {
    const imei = imeiOf(modem);
    const left = [...this.all].filter((other) => imeiOf(other) === imei && !this.#held.has(other));
    const [only] = left;
    if (imei === '' || only === undefined || left.length > 1) return false;
    this.delete(only);
    this.add(modem);
    return true;
  }
}

function imeiOf(modem: string): string {
  return modem.slice(modem.lastIndexOf(' ') + 1);
}

/** Until the process ends. */
export function createForgetfulMarks(): RadioMarks {
  const marks = new MarkSet([]);
  return {
    has: (modem) => marks.all.has(modem),
    set: (modem) => marks.add(modem),
    clear: (modem) => marks.delete(modem),
    leave: (modem) => marks.leave(modem),
    adopt: (modem) => marks.adopt(modem),
  };
}
