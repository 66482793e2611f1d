import { parseOperator } from '../at/operator-parser.ts';
import { parseRegistration, type RegistrationKind } from '../at/registration-parser.ts';
import { rssiToDbm } from '../at/signal.ts';
import { parseSignal } from '../at/signal-parser.ts';
import type { Registration } from '../shared/port-view.ts';
import { type AtCommand, linesOf } from './line/at-command.ts';
import { CEREG, CGREG, COPS, COPS_BY_NAME, CREG, CSQ } from './line/at-commands.ts';
import type { ReadContext } from './read-context.ts';
import { betterRegistration, isRegistered, registrationOf } from './registration.ts';

const PLMN = /^\d{5,6}$/;
const ALL_DOMAINS: readonly (readonly [RegistrationKind, AtCommand])[] = [
  ['creg', CREG],
  ['cereg', CEREG],
  ['cgreg', CGREG],
];

/** Asks the next kind only while the last one did not say registered: one is enough to be reachable. */
export async function readRegistration(context: ReadContext): Promise<Registration | null> {
  let best: Registration | null = null;
  for (const [kind, command] of context.family.lte ? ALL_DOMAINS : ALL_DOMAINS.slice(0, 1)) {
    const lines = linesOf(await context.session.command(command));
    const value = parseRegistration(lines.join('\n'), 'solicited', kind);
    best = betterRegistration(best, value === null ? null : registrationOf(value.stat));
    if (isRegistered(best)) return best;
  }
  return best;
}

/**
 * Name of the network in use, or its digits where it gives no name; null while in none. The name is what modems give unless another
 * program has asked for digits, so the format is set only where digits come.
 */
export async function readNetworkName(context: ReadContext): Promise<string | null> {
  const told = await askOperator(context, COPS);
  if (told !== null && !PLMN.test(told)) return told;
  return (await askOperator(context, COPS_BY_NAME)) ?? told;
}

async function askOperator(context: ReadContext, command: AtCommand): Promise<string | null> {
  const lines = linesOf(await context.session.command(command));
  const operator = parseOperator(lines.join('\n'))?.operator ?? null;
  return operator === '' ? null : operator;
}

/** In dBm, null for unknown, which is normal until the modem is registered. */
export async function readSignalDbm(context: ReadContext): Promise<number | null> {
  const lines = linesOf(await context.session.command(CSQ));
  return rssiToDbm(parseSignal(lines.join('\n'))?.rssi ?? null);
}
