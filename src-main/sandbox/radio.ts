import type { RadioTechnology } from './modem-family.ts';
import type { SimulatedNetwork } from './simulated-sim.ts';
import type { TimerSet } from './timer-set.ts';

/** 27.007 7.2 `stat`: 0 idle, 1 home, 2 searching, 3 denied, 4 unknown, 5 roaming. */
export type RegistrationStat = 0 | 1 | 2 | 3 | 4 | 5;

export type RegistrationCommand = '+CREG' | '+CGREG' | '+CEREG';

const ACT: Readonly<Record<RadioTechnology, number>> = { gsm: 0, umts: 2, lte: 7 };

export interface RadioOptions {
  readonly technology: RadioTechnology;
  readonly timers: TimerSet;
  /** From SIM ready to registered, in ms. */
  readonly searchMs: () => number;
  readonly urc: (line: string) => void;
  /** Location area and cell in hex. */
  readonly cell: { readonly lac: string; readonly ci: string };
}

/** The network side of a modem: registration with its URCs, the network in use, the signal. */
export class Radio {
  /** `n` of each registration command: 0 no URC, 1 with stat, 2 with location. */
  readonly reporting: Record<RegistrationCommand, number> = { '+CREG': 0, '+CGREG': 0, '+CEREG': 0 };
  /** `+CSQ` rssi, 0 to 31; 99 unknown. */
  rssi = 20;
  /** The foreign network while roaming. */
  visited: SimulatedNetwork = { plmn: '20801', name: 'Orange F' };
  /** Set while `AT+CFUN` is 1. */
  on = true;

  private home: SimulatedNetwork | null = null;
  private target: RegistrationStat = 1;
  private current: RegistrationStat = 0;
  private searches = 0;
  private readonly options: RadioOptions;

  constructor(options: RadioOptions) {
    this.options = options;
  }

  get stat(): RegistrationStat {
    return this.current;
  }

  get registered(): boolean {
    return this.current === 1 || this.current === 5;
  }

  get act(): number {
    return ACT[this.options.technology];
  }

  /** The network in use, null while not registered. */
  get network(): SimulatedNetwork | null {
    if (!this.registered) return null;
    return this.current === 5 ? this.visited : this.home;
  }

  /** A usable SIM: search, then register as `setTarget` says. `atOnce` for a modem that was switched on long ago. */
  attach(home: SimulatedNetwork, atOnce = false): void {
    this.home = home;
    if (!this.on) return;
    const mine = ++this.searches;
    this.move(atOnce ? this.target : 2);
    if (atOnce) return;
    this.options.timers.after(this.options.searchMs(), () => {
      if (mine === this.searches) this.move(this.target);
    });
  }

  detach(): void {
    this.home = null;
    this.searches++;
    this.move(0);
  }

  /** Changes how the network treats this SIM, now and at the next search. */
  setTarget(stat: RegistrationStat): void {
    this.target = stat;
    if (this.home === null || !this.on) return;
    this.searches++;
    this.move(stat);
  }

  /** `AT+CFUN`: a radio that is off is not registered. */
  switch(on: boolean): void {
    this.on = on;
    if (on && this.home !== null) this.attach(this.home);
    if (!on) {
      this.searches++;
      this.move(0);
    }
  }

  /** The part of `+CREG` after `n`: location and technology only where `n` is 2 or more. */
  describe(command: RegistrationCommand): string {
    if (this.reporting[command] < 2 || !this.registered) return `${this.current}`;
    const { lac, ci } = this.options.cell;
    return `${this.current},"${lac}","${ci}"${this.act === 0 ? '' : `,${this.act}`}`;
  }

  private move(stat: RegistrationStat): void {
    if (stat === this.current) return;
    this.current = stat;
    for (const command of ['+CREG', '+CGREG', '+CEREG'] as const) {
      if (this.reporting[command] > 0) this.options.urc(`${command}: ${this.describe(command)}`);
    }
  }
}
