import type { SyncFault } from '../shared/sync-view.ts';
import { isDocumented } from '../upstream/error-texts.ts';
import type { TransportFault, UpstreamExchange } from '../upstream/upstream-client.ts';

/** A refusal whose words are not known any more. */
export const UNSAID: SyncFault = {
  code: 'refused',
  text: 'The vendor gave no reason.',
  httpStatus: null,
};

export function noCulprit({ text }: SyncFault): SyncFault {
  return {
    code: 'no-culprit',
    text: `The vendor refused the list, but each of its numbers passes alone. It is tried again; ask partner support if it stays so. It was refused with: ${text}`,
    httpStatus: null,
  };
}

/** `fault`: what the vendor said to the number that was asked last. */
export function tooManyRefused({ text }: SyncFault, count: number): SyncFault {
  const what =
    count === 1
      ? 'The vendor refuses the only number of the list, which it took before.'
      : 'The vendor refuses so many numbers that they are hardly the cause.';
  return {
    code: 'too-many-refused',
    text: `${what} It is tried again. Check the clock of this computer, and ask partner support. It was refused with: ${text}`,
    httpStatus: null,
  };
}

/** What an empty list means is not told on the vendor's pages: it may be no list at all to it. */
export function emptyRefused({ text, httpStatus }: SyncFault): SyncFault {
  return {
    code: 'empty-refused',
    text: `The vendor refuses a list without numbers, so what was on sale stays there until it runs out. Ask partner support how the last number is taken off. It was refused with: ${text}`,
    httpStatus,
  };
}

export function allRefused(fault: SyncFault): SyncFault {
  const text = `${fault.text} Every part of the list is refused alike, so no number of it is the cause; check the clock of this computer.`;
  return { ...fault, text };
}

/** Why whole lists are sent although single changes were chosen. */
export function callUnknown(call: string, fault: SyncFault): SyncFault {
  const text = `The vendor does not take ${call} in the way Portlight sends it, so the whole list is sent instead. Nothing is lost. Ask partner support how ${call} must be sent, or choose the whole list in Settings. The answer was: ${fault.text}`;
  return { code: 'call-unknown', text, httpStatus: fault.httpStatus };
}

export const ADD_REFUSED: SyncFault = {
  code: 'call-unknown',
  text: 'The vendor refuses addNumber for numbers that it takes in the whole list, so the whole list is sent instead. Nothing is lost. Ask partner support why, or choose the whole list in Settings.',
  httpStatus: null,
};

/**
 * What is told of a number that was refused. For a word that the upstream documents: what it means and what to do, with the word itself
 * behind it. Else the upstream's own words, and ours where it has none.
 */
export function refusalWords(exchange: UpstreamExchange, fault: SyncFault): string {
  const words =
    exchange.kind === 'answered' && exchange.answer.kind === 'rejected' ? exchange.answer.text : '';
  if (isDocumented(fault.code)) return `${fault.text} (${words === '' ? fault.code : words})`;
  return words === '' ? fault.text : words;
}

/** After these the upstream cannot have read the request; after any other fault it may have saved what it says. */
export const neverArrived: ReadonlySet<TransportFault> = new Set(['refused', 'dns', 'tls']);
