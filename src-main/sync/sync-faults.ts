import type { SyncFault } from '../shared/sync-view.ts';
import type { TransportFault, UpstreamExchange } from '../upstream/upstream-client.ts';

export const NO_CULPRIT: SyncFault = {
  code: 'no-culprit',
  text: 'The vendor refuses the list, but each of its numbers passes alone. It is tried again; ask partner support if it stays so.',
  httpStatus: null,
};

export const TOO_MANY: SyncFault = {
  code: 'too-many-refused',
  text: 'The vendor refuses so many numbers that they are hardly the cause. Check the clock of this computer, and ask partner support.',
  httpStatus: null,
};

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

/** The upstream's own words for a refusal, else ours. */
export function refusalWords(exchange: UpstreamExchange, fault: SyncFault): string {
  const words =
    exchange.kind === 'answered' && exchange.answer.kind === 'rejected' ? exchange.answer.text : '';
  return words === '' ? fault.text : words;
}

/** After these the upstream cannot have read the request; after any other fault it may have saved what it says. */
export const neverArrived: ReadonlySet<TransportFault> = new Set(['refused', 'dns', 'tls']);
