/** Boot lines, and the lines that follow a power cycle of ours, go on for this long at most. */
const AFTERMATH_MS = 30_000;

/**
 * Learns whether a socket tells by itself that a card was put in: only such a one may be left to itself while it is empty.
 * Lines of a boot or of our own power cycle are no proof, whatever they say: SIMCom modems report an empty socket by
 * `+CPIN: NOT INSERTED` then, card contact or not.
 */
export class SocketWatch {
  #stirredMs = Number.NEGATIVE_INFINITY;
  #reports = false;

  get reports(): boolean {
    return this.#reports;
  }

  /** Another modem may be on the line now. */
  reset(nowMs: number): void {
    this.#reports = false;
    this.stir(nowMs);
  }

  /** It boots, or we take its power away: what it says of its card now, it says because of that. */
  stir(nowMs: number): void {
    this.#stirredMs = nowMs;
  }

  /** A line told of a card in a socket that was known to be empty. */
  inserted(nowMs: number): void {
    if (nowMs - this.#stirredMs >= AFTERMATH_MS) this.#reports = true;
  }
}
