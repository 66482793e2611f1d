import type { Clock } from '../shared/clock.ts';
import type { Emitter } from '../shared/emitter.ts';
import { createEmitter } from '../shared/emitter.ts';
import { luhnCheckDigit } from './luhn.ts';
import type { BootLine, FamilyProfile } from './modem-family.ts';
import { Radio } from './radio.ts';
import { between, type Random, randomDigits, type Span } from './random.ts';
import { SimSlot, type SlotEvent } from './sim-slot.ts';
import { homeNetwork } from './simulated-sim.ts';
import { createTimerSet, type TimerSet } from './timer-set.ts';
import { USUAL_USSD, type UssdManner } from './ussd.ts';

/** From power-up until the modem is sure that there is no card. */
const EMPTY_AFTER_MS = 600;

/** How long the slow things of a modem take. */
export interface ModemTiming {
  readonly simBusyMs: Span;
  readonly searchMs: Span;
  readonly ussdMs: Span;
}

export const HONEST_TIMING: ModemTiming = {
  simBusyMs: [800, 2_000],
  searchMs: [1_500, 4_000],
  ussdMs: [1_500, 4_000],
};

/** What the modem makes of the own numbers on its card. */
export interface PhonebookManner {
  /** Does it know the store `ON` of 27.007 8.11? */
  readonly hasOwnStore: boolean;
  /** From the SIM being usable until its phonebook is, in ms. */
  readonly busyMs: number;
  /** `+CME ERROR` meanwhile: 14 SIM busy, or 3 not allowed. */
  readonly busyCode: 3 | 14;
}

const USUAL_PHONEBOOK: PhonebookManner = { hasOwnStore: true, busyMs: 0, busyCode: 14 };

export interface CoreOptions {
  readonly family: FamilyProfile;
  readonly clock: Clock;
  readonly random: Random;
  readonly timing: ModemTiming;
}

/** The state of a modem that all its AT channels share. Timers of one power cycle end with `session`. */
export class ModemCore {
  readonly family: FamilyProfile;
  readonly random: Random;
  readonly timing: ModemTiming;
  /** Lives as long as the modem. */
  readonly lifetime: TimerSet;
  readonly session: TimerSet;
  readonly slot: SimSlot;
  readonly radio: Radio;
  readonly urcs: Emitter<string> = createEmitter<string>();
  readonly restarts: Emitter<void> = createEmitter<void>();
  imei: string;
  running = true;
  /** `AT+CFUN`: at 0 the card has no power, whoever asks for it and whatever its contact says. */
  functionality: '0' | '1' | '4' = '1';
  /** False for six-contact sockets: the modem never learns by itself that a card came or went. */
  hasContact = true;
  /** Without a contact: does `AT+CPIN?` look into the socket again? Else only a power cycle does. */
  looksAgain = false;
  ussd: UssdManner = USUAL_USSD;
  /** The network waits for a reply. */
  ussdOpen = false;
  phonebook: PhonebookManner = USUAL_PHONEBOOK;
  /** Set while the phonebook is being loaded. */
  phonebookBusy = false;
  private readonly switches = new Map<string, boolean>();

  constructor({ family, clock, random, timing }: CoreOptions) {
    this.family = family;
    this.random = random;
    this.timing = timing;
    this.lifetime = createTimerSet(clock);
    this.session = createTimerSet(clock);
    const serial = family.tac + randomDigits(6, random);
    this.imei = serial + luhnCheckDigit(serial);
    this.slot = new SimSlot({
      timers: this.session,
      busyMs: () => this.draw(timing.simBusyMs),
      watchesContact: () => this.running && this.functionality !== '0' && this.watchesContact(),
      onEvent: (event) => this.onSlotEvent(event),
    });
    this.radio = new Radio({
      technology: family.technology,
      timers: this.session,
      searchMs: () => this.draw(timing.searchMs),
      urc: (line) => this.urc(line),
      cell: { lac: hex(random, 4), ci: hex(random, family.technology === 'gsm' ? 4 : 7) },
    });
  }

  /** A switch of the SIM detection or of its reports. Boards come with the detection on. */
  isSwitchedOn(name: string): boolean {
    const { detectionSwitch, reportSwitch, reportsByDefault } = this.family.hotSwap;
    return (
      this.switches.get(name) ?? (name === detectionSwitch || (name === reportSwitch && reportsByDefault))
    );
  }

  setSwitch(name: string, on: boolean): void {
    this.switches.set(name, on);
  }

  draw([minMs, maxMs]: Span): number {
    return between(minMs, maxMs, this.random);
  }

  urc(line: string): void {
    if (this.running) this.urcs.emit(line);
  }

  /** Off, a boot time of silence, then the boot lines; echo and all other settings are back at their defaults. */
  restart(): void {
    this.powerOff();
    this.session.after(this.family.bootMs, () => {
      this.running = true;
      this.say(this.family.boot);
      this.slot.powerUp();
    });
  }

  powerOff(): void {
    this.running = false;
    this.session.cancelAll();
    this.slot.powerDown();
    this.functionality = '1';
    this.radio.switch(true);
    this.ussdOpen = false;
    this.phonebookBusy = false;
    for (const command of ['+CREG', '+CGREG', '+CEREG'] as const) this.radio.reporting[command] = 0;
    if (!this.family.hotSwap.kept) this.switches.clear();
    this.restarts.emit();
  }

  stop(): void {
    this.running = false;
    this.session.cancelAll();
    this.lifetime.cancelAll();
  }

  private onSlotEvent(event: SlotEvent): void {
    if (event === 'lost') this.radio.detach();
    const { removed, reportRemoved, reportInserted } = this.family.hotSwap;
    if (event === 'removed') this.sayNow([...(this.reportsCards() ? reportRemoved : []), ...removed]);
    if (event === 'inserted' && this.reportsCards()) this.sayNow(reportInserted);
    if (event === 'empty') this.session.after(EMPTY_AFTER_MS, () => this.sayPinState('NOT INSERTED'));
    if (event === 'locked') this.sayPinState(this.slot.phase === 'pin' ? 'SIM PIN' : 'SIM PUK');
    const card = this.slot.powered;
    if (event !== 'ready' || card === null) return;
    this.say(this.family.ready);
    this.phonebookBusy = this.phonebook.busyMs > 0;
    this.session.after(this.phonebook.busyMs, () => {
      this.phonebookBusy = false;
    });
    this.radio.attach(homeNetwork(card));
  }

  private watchesContact(): boolean {
    const { supported, detectionSwitch } = this.family.hotSwap;
    return supported && this.hasContact && (detectionSwitch === null || this.isSwitchedOn(detectionSwitch));
  }

  private reportsCards(): boolean {
    const { reportSwitch } = this.family.hotSwap;
    return reportSwitch !== null && this.isSwitchedOn(reportSwitch);
  }

  /** Families that report a usable SIM by `+CPIN` report the other states in the same way. */
  private sayPinState(state: string): void {
    if (this.family.ready.some(({ text }) => text === '+CPIN: READY')) this.urc(`+CPIN: ${state}`);
  }

  private say(lines: readonly BootLine[]): void {
    for (const { afterMs, text } of lines) this.session.after(afterMs, () => this.urc(text));
  }

  private sayNow(lines: readonly string[]): void {
    for (const line of lines) this.urc(line);
  }
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => between(1, 15, random).toString(16).toUpperCase()).join('');
}
