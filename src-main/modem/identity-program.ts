import type { AtiValue } from '../at/at-values.ts';
import { parseAti } from '../at/ati-parser.ts';
import { parseImei } from '../at/imei-parser.ts';
import { parseTextAnswer } from '../at/text-answer-parser.ts';
import { recogniseFamily } from './families.ts';
import { type AtCommand, linesOf } from './line/at-command.ts';
import { ATI, CGMI, CGMM, CGMR, CGSN, GSN, PREPARE, PREPARE_STEPS } from './line/at-commands.ts';
import type { ModemIdentity } from './modem-snapshot.ts';
import { NO_IDENTITY, type ReadContext } from './read-context.ts';

/** Echo off, words as results, numbered errors: lost with each restart of the modem. */
export async function prepare(context: ReadContext): Promise<void> {
  const outcome = await context.session.command(PREPARE);
  if (outcome.kind !== 'error') return;
  for (const step of PREPARE_STEPS) await context.session.command(step);
}

/**
 * `told`: by the commands of the standard, or by an `ATI` that names maker, model and revision. `hint`: what a shorter `ATI`
 * said, which may be a trade name or a part number; it stands in where nothing better comes.
 */
interface IdentityReading {
  readonly told: ModemIdentity;
  readonly hint: ModemIdentity;
}

/**
 * Finds the family, which the commands for the SIM depend on. `ATI` alone tells most of it; where it names no family we
 * know, maker and model are asked for one by one.
 */
export async function readFamily(context: ReadContext): Promise<IdentityReading> {
  const lines = linesOf(await context.session.command(ATI));
  const hint = identityOf(parseAti(lines.join('\n')));
  const whole = hint.manufacturer !== null && hint.model !== null && hint.revision !== null;
  let told = whole ? hint : { ...NO_IDENTITY, imei: hint.imei };
  context.family = recogniseFamily(...lines);
  if (context.family.id === 'generic') {
    told = await fill(context, told, 'manufacturer', CGMI);
    told = await fill(context, told, 'model', CGMM);
    context.family = recogniseFamily(told.manufacturer, told.model);
  }
  context.session.setGap(context.family.gapMs);
  return { told, hint };
}

/** The rest of what the modem says of itself; nothing of the SIM waits for it. */
export async function completeIdentity(
  context: ReadContext,
  { told, hint }: IdentityReading,
): Promise<ModemIdentity> {
  let identity = await fill(context, told, 'manufacturer', CGMI);
  identity = await fill(context, identity, 'model', CGMM);
  identity = await fill(context, identity, 'revision', CGMR);
  return shown({ told: identity, hint });
}

/** The best that is known. */
export function shown({ told, hint }: IdentityReading): ModemIdentity {
  return {
    manufacturer: told.manufacturer ?? hint.manufacturer,
    model: told.model ?? hint.model,
    revision: told.revision ?? hint.revision,
    imei: told.imei ?? hint.imei,
  };
}

export async function readImei(context: ReadContext, known: string | null): Promise<string | null> {
  if (known !== null) return known;
  for (const command of [CGSN, GSN]) {
    const imei = parseImei(linesOf(await context.session.command(command)).join('\n'));
    if (imei !== null) return imei;
  }
  return null;
}

function identityOf(ati: AtiValue | null): ModemIdentity {
  return {
    manufacturer: ati?.manufacturer ?? null,
    model: ati?.model ?? null,
    revision: ati?.revision ?? null,
    imei: ati?.imei ?? null,
  };
}

async function fill(
  context: ReadContext,
  identity: ModemIdentity,
  key: 'manufacturer' | 'model' | 'revision',
  command: AtCommand,
): Promise<ModemIdentity> {
  if (identity[key] !== null) return identity;
  const outcome = await context.session.command(command);
  const text = outcome.kind === 'ok' ? parseTextAnswer(outcome.lines.join('\n')) : null;
  return text === null ? identity : { ...identity, [key]: text };
}
