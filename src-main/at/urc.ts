import type { RegistrationValue } from './at-values.ts';
import { parseRegistration, type RegistrationKind } from './registration-parser.ts';
import { parseSignal } from './signal-parser.ts';
import { isNoise } from './urc-noise.ts';
import { simUrcKind } from './urc-sim.ts';

/**
 * A line that a modem sends by itself. `boot`: it restarted or powers down, forget all. `boot-progress`: one more part of
 * it is up. `sim-changed`: the state of the card is another one, ask. `call`: somebody's call, never ours.
 */
export type Urc =
  | { readonly kind: 'boot'; readonly line: string }
  | { readonly kind: 'boot-progress'; readonly line: string }
  | { readonly kind: 'sim-removed'; readonly line: string }
  | { readonly kind: 'sim-inserted'; readonly line: string }
  | { readonly kind: 'sim-ready'; readonly line: string }
  | { readonly kind: 'sim-changed'; readonly line: string }
  | {
      readonly kind: 'registration';
      readonly domain: RegistrationKind;
      readonly value: RegistrationValue;
      readonly line: string;
    }
  | { readonly kind: 'signal'; readonly rssi: number | null; readonly line: string }
  | { readonly kind: 'ussd'; readonly line: string }
  | { readonly kind: 'call'; readonly line: string }
  | { readonly kind: 'other'; readonly line: string };

const BOOT =
  /^(?:RDY|APP RDY|START|\^SYSSTART.*|MODEM:STARTUP|\+CFUN: ?1|\*ATREADY: ?1|\+WIND: ?(?:3|13)|(?:NORMAL |UNDER.?VOLTAGE |OVER.?VOLTAGE )?POWER(?:ED)? DOWN|\^SHUTDOWN|\^EXIT)$/i;
const BOOT_PROGRESS =
  /^(?:(?:CALL|SMS|PB|VOICE|DATA|GPS) (?:READY|DONE)|\+PBREADY|\+WIND: ?[478]|\+QIND: ?(?:SMS|PB) DONE|\+QUSIM: ?\d|\+SIND: ?\d+)$/i;
const CALL =
  /^(?:RING(?: .*)?|NO CARRIER|BUSY|NO ANSWER|NO DIAL ?TONE|\+(?:CLIP|CRING|CCWA|COLP|CDIP|CNAP|CLCC|CSSI|CSSU):.*|\^(?:ORIG|CONF|CONN|CEND|DDTMFCFG):.*)$/i;
const REGISTRATION = /^\+(CREG|CGREG|CEREG):/i;

function registrationUrc(line: string): Urc | null {
  const name = REGISTRATION.exec(line)?.[1]?.toLowerCase();
  if (name !== 'creg' && name !== 'cgreg' && name !== 'cereg') return null;
  const value = parseRegistration(line, 'unsolicited', name);
  return value === null ? { kind: 'other', line } : { kind: 'registration', domain: name, value, line };
}

function signalUrc(line: string): Urc | null {
  if (/^\+CSQN?:/i.test(line)) return { kind: 'signal', rssi: parseSignal(line)?.rssi ?? null, line };
  const rssi = /^\^RSSI: ?(\d{1,3})/i.exec(line)?.[1];
  if (rssi === undefined) return null;
  return { kind: 'signal', rssi: parseSignal(`+CSQ: ${rssi}`)?.rssi ?? null, line };
}

/**
 * What a modem says by itself in this line, or null when no modem is known to say it unasked. Lines like `+CPIN:`,
 * `+CREG:` and `+CUSD:` are answers too: ask this only after the command in flight has refused the line.
 */
export function classifyUrc(line: string): Urc | null {
  const sim = simUrcKind(line);
  if (sim !== null) return { kind: sim, line };
  if (BOOT.test(line)) return { kind: 'boot', line };
  if (BOOT_PROGRESS.test(line)) return { kind: 'boot-progress', line };
  if (CALL.test(line)) return { kind: 'call', line };
  if (/^\+CUSD:/i.test(line)) return { kind: 'ussd', line };
  return registrationUrc(line) ?? signalUrc(line) ?? (isNoise(line) ? { kind: 'other', line } : null);
}
