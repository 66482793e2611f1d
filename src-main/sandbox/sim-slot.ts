import type { SimulatedSim } from './simulated-sim.ts';
import type { TimerSet } from './timer-set.ts';

/** What the modem believes of its SIM. `failure`: the card was taken or exchanged behind its back. */
export type SimPhase = 'absent' | 'busy' | 'pin' | 'puk' | 'failure' | 'ready';

/** `empty`: powered up, and nothing was there. */
export type SlotEvent = 'removed' | 'inserted' | 'locked' | 'ready' | 'lost' | 'empty';

export interface SlotOptions {
  readonly timers: TimerSet;
  /** Card power-up until it can be read, in ms. */
  readonly busyMs: () => number;
  /** Does the socket have a card contact, and is it watched? */
  readonly watchesContact: () => boolean;
  readonly onEvent: (event: SlotEvent) => void;
}

const PIN_TRIES = 3;

/** A SIM socket: the card that is really in it, and the one the modem has powered up. */
export class SimSlot {
  private inSocket: SimulatedSim | null = null;
  private poweredCard: SimulatedSim | null = null;
  private currentPhase: SimPhase = 'absent';
  private readonly wrongPins = new Map<string, number>();
  private readonly options: SlotOptions;
  private powerUps = 0;

  constructor(options: SlotOptions) {
    this.options = options;
  }

  get phase(): SimPhase {
    return this.currentPhase;
  }

  /** The card the modem works with, which without a contact may have left the socket since. */
  get powered(): SimulatedSim | null {
    return this.poweredCard;
  }

  /** The card that is really in the socket. */
  get inserted(): SimulatedSim | null {
    return this.inSocket;
  }

  get pinTriesLeft(): number {
    if (this.poweredCard === null || this.poweredCard.pukLocked === true) return 0;
    return PIN_TRIES - (this.wrongPins.get(this.poweredCard.iccid) ?? 0);
  }

  insert(sim: SimulatedSim): void {
    this.inSocket = sim;
    if (!this.options.watchesContact()) return;
    this.options.onEvent('inserted');
    this.powerUp();
  }

  pull(): void {
    this.inSocket = null;
    if (!this.options.watchesContact()) return;
    this.powerDown();
    this.options.onEvent('removed');
  }

  /** Reads from the card itself: here a modem without a contact notices that the card has gone. */
  touch(): SimulatedSim | null {
    if (this.poweredCard !== null && this.poweredCard === this.inSocket) return this.poweredCard;
    if (this.poweredCard !== null) {
      this.powerDown(this.inSocket === null ? 'absent' : 'failure');
    }
    return null;
  }

  /** Powers the card in the socket up: busy first, then locked or ready. */
  powerUp(): void {
    this.powerDown();
    this.poweredCard = this.inSocket;
    if (this.poweredCard === null) {
      this.options.onEvent('empty');
      return;
    }
    this.currentPhase = 'busy';
    const mine = this.powerUps;
    this.options.timers.after(this.options.busyMs(), () => {
      if (mine === this.powerUps) this.unlock();
    });
  }

  /** As `powerUp`, with no time passing: a modem that was switched on long ago. */
  settle(): void {
    this.powerDown();
    this.poweredCard = this.inSocket;
    if (this.poweredCard !== null) this.unlock();
  }

  powerDown(phase: 'absent' | 'failure' = 'absent'): void {
    this.powerUps++;
    this.poweredCard = null;
    this.currentPhase = phase;
    this.options.onEvent('lost');
  }

  /** True when the PIN was right. Three wrong ones in a row lock the card. */
  enterPin(pin: string): boolean {
    const card = this.poweredCard;
    if (card === null || this.currentPhase !== 'pin') return false;
    const right = card.pin === pin;
    this.wrongPins.set(card.iccid, right ? 0 : PIN_TRIES - this.pinTriesLeft + 1);
    if (right) this.becomeReady();
    else if (this.pinTriesLeft === 0) this.currentPhase = 'puk';
    return right;
  }

  private unlock(): void {
    if (this.pinTriesLeft > 0 && this.poweredCard?.pin === undefined) {
      this.becomeReady();
      return;
    }
    this.currentPhase = this.pinTriesLeft > 0 ? 'pin' : 'puk';
    this.options.onEvent('locked');
  }

  private becomeReady(): void {
    this.currentPhase = 'ready';
    this.options.onEvent('ready');
  }
}
