import { assertNever } from '../../shared/assert-never.ts';
import { readSimState } from '../card/sim-state-reader.ts';
import type { AtCommand, CommandOutcome } from '../line/at-command.ts';
import type { ReadContext } from '../read-context.ts';
import { readPinTries } from './pin-tries.ts';

/** `unclear`: sent, and nothing says whether it was right. */
export type PinAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly triesLeft: number | null }
  | { readonly kind: 'unclear' };

/** `+CME ERROR` (27.007 9.2): incorrect password, and PUK required: that was the last one. */
const WRONG_PIN = 16;
const PUK_REQUIRED = 12;
/** Modems go on asking for a moment after a right PIN. */
const OPENING_TRIES = 5;
const OPENING_MS = 1_000;

/** 27.007 8.3. `+CPIN: READY` may come in front of the `OK`. */
function pinCommand(pin: string): AtCommand {
  return {
    text: `AT+CPIN="${pin}"`,
    prefixes: ['+CPIN:'],
    bareLines: false,
    bareOk: true,
    timeoutMs: 20_000,
  };
}

/** Sends the PIN a single time, whatever comes of it. `triesBefore`: null where the modem does not tell. */
export async function sendPin(
  context: ReadContext,
  pin: string,
  triesBefore: number | null,
): Promise<PinAnswer> {
  const outcome = await context.session.command(pinCommand(pin));
  switch (outcome.kind) {
    case 'ok':
      return lookAfterwards(context, triesBefore, false);
    case 'error':
      return isWrong(outcome)
        ? { kind: 'refused', triesLeft: await readPinTries(context) }
        : lookAfterwards(context, triesBefore, outcome.error.code === null);
    case 'timeout':
      return lookAfterwards(context, triesBefore, false);
    case 'restarted':
    case 'closed':
      return { kind: 'unclear' };
    default:
      return assertNever(outcome);
  }
}

function isWrong({ error }: CommandOutcome & { readonly kind: 'error' }): boolean {
  return error.type === 'CME' && (error.code === WRONG_PIN || error.code === PUK_REQUIRED);
}

/** What the card asks for now tells what it thought of the PIN. `doubted`: a plain error, which mostly means wrong. */
async function lookAfterwards(
  context: ReadContext,
  triesBefore: number | null,
  doubted: boolean,
): Promise<PinAnswer> {
  for (let attempt = 1; attempt <= OPENING_TRIES; attempt++) {
    const state = await readSimState(context);
    if (state === 'silent') return { kind: 'unclear' };
    if (state !== 'vague') {
      if (state.state === 'ready') return { kind: 'accepted' };
      if (state.state === 'puk') return { kind: 'refused', triesLeft: 0 };
      if (doubted && state.state === 'pin') break;
    }
    await context.pause.wait(OPENING_MS);
  }
  const triesLeft = await readPinTries(context);
  if (triesBefore === null || triesLeft === null)
    return doubted ? { kind: 'refused', triesLeft } : { kind: 'unclear' };
  return triesLeft < triesBefore ? { kind: 'refused', triesLeft } : { kind: 'unclear' };
}
