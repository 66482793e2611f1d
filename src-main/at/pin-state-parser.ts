import { splitFields } from './answer-fields.ts';
import { readAnswer, valuesBehind } from './answer-lines.ts';

/** Words of 27.007 8.3 and of vendors, for modems that leave the prefix out. */
const BARE_STATE =
  /^(?:READY|(?:SIM|PH[-_](?:SIM|FSIM|NET|NETSUB|SP|CORP)) (?:PIN|PUK)2?|(?:SIM )?NOT (?:READY|INSERTED)|SIM (?:BUSY|REMOVED|CRASH|FAILURE|ERROR))$/i;

function stateIn(text: string): string | null {
  const word = splitFields(text)[0]?.text.trim().replace(/\s+/g, ' ') ?? '';
  return /^[A-Z]/i.test(word) ? word.toUpperCase() : null;
}

/**
 * The word of the modem for the SIM (`READY`, `SIM PIN`, `NOT INSERTED`), upper case, out of the answer to `+CPIN?` or
 * `^CPIN?`. Of several the last counts: a URC in front of the answer is older. An error answer gives null.
 */
export function parsePinState(input: string): string | null {
  return readAnswer(input, (lines) => {
    const states = valuesBehind(lines, 'CPIN').flatMap((text) => stateIn(text) ?? []);
    return states.at(-1) ?? lines.find((line) => BARE_STATE.test(line))?.toUpperCase() ?? null;
  });
}
