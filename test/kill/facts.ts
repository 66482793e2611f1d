/**
 * What a person told the app, one fact a key: `typed 8946…` is `+4670…`. A call that was answered is a promise; one that was cut
 * off may have been carried out or not.
 */
export class Facts {
  readonly #promised = new Map<string, string>();
  readonly #open = new Map<string, string>();

  /** A call has left that makes `key` so. */
  ask(key: string, value: string): void {
    this.#open.set(key, value);
  }

  /** It was answered. `refused`: it changed nothing. */
  answered(key: string, value: string, refused: boolean): void {
    this.#open.delete(key);
    if (!refused) this.#promised.set(key, value);
  }

  get count(): number {
    return this.#promised.size;
  }

  /** What `actual` says otherwise, one sentence each. From now on what it says is what counts. */
  compare(actual: ReadonlyMap<string, string>): readonly string[] {
    const findings: string[] = [];
    for (const key of new Set([...this.#promised.keys(), ...this.#open.keys()])) {
      const found = actual.get(key) ?? NOTHING;
      const allowed = [this.#promised.get(key) ?? NOTHING, this.#open.get(key)];
      if (!allowed.includes(found)) findings.push(`${key} is ${found}, but ${allowed[0]} was promised`);
      this.#promised.set(key, found);
    }
    this.#open.clear();
    return findings;
  }
}

/** The value of a fact that was taken back, or never told. */
export const NOTHING = 'nothing';
