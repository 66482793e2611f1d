import type { PinResult } from '../modem/pin/pin-entry.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { PortId } from '../shared/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';

const USE_A_PHONE =
  'Put the SIM in a phone and unlock it there; you can switch its PIN off in the phone, too.';

/** What became of an entered PIN, for the person who entered it. The PIN itself is never repeated. */
export function pinAnswer(id: PortId, result: PinResult): Result<null> {
  switch (result.kind) {
    case 'accepted':
      return ok(null);
    case 'refused':
      return err(`The SIM refused this PIN${leftWords(result.triesLeft)}`);
    case 'refused-before':
      return err(
        'This SIM has refused this PIN before, so it was not sent. Look the PIN up before you try another one.',
      );
    case 'last-try':
      return err(`Nothing was sent: one more wrong PIN would lock this SIM. ${USE_A_PHONE}`);
    case 'no-tries':
    case 'puk':
      return err(`This SIM is locked and asks for its PUK, which Portlight never sends. ${USE_A_PHONE}`);
    case 'unresolved':
      return err(
        `This PIN was sent before and the outcome is not known, so it was not sent again. ${USE_A_PHONE}`,
      );
    case 'unclear':
      return err(
        `The PIN was sent, but the modem in ${id} did not say whether it was right. Wait until the SIM is read again.`,
      );
    case 'not-asked':
      return err(`The SIM in ${id} asks for no PIN now, so nothing was sent.`);
    case 'device-lock':
      return err(`Not the SIM but the modem in ${id} asks for a code, which Portlight never sends.`);
    case 'other-sim':
      return err(`Another SIM sits in ${id} by now, so nothing was sent. Look again.`);
    case 'unread':
      return err(`The modem in ${id} does not answer now, so nothing was sent. Try again when it is back.`);
    case 'not-kept':
      return err(
        'Nothing was sent: the PIN cannot be noted safely on this computer, and without that a restart could send a wrong one twice.',
      );
    default:
      return assertNever(result);
  }
}

function leftWords(triesLeft: number | null): string {
  if (triesLeft === null)
    return '. Look it up before you try another one: after three wrong ones the SIM locks itself.';
  if (triesLeft === 0) return `, and that was the last try: it asks for its PUK now. ${USE_A_PHONE}`;
  if (triesLeft === 1) return `. One try is left, which is not used here. ${USE_A_PHONE}`;
  return `. ${triesLeft} tries are left: look the PIN up before you try another one.`;
}
