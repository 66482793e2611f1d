import { fieldNumber, splitFields } from './answer-fields.ts';
import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import type { ExtendedSignalValue, SignalValue } from './at-values.ts';

const UNKNOWN_RSSI = 99;
const UNKNOWN_TD_SCDMA_RSSI = 199;

function readSignal(text: string): SignalValue | null {
  const [rssiField, berField] = splitFields(text);
  const rssi = fieldNumber(rssiField);
  if (rssi === null || rssi > UNKNOWN_TD_SCDMA_RSSI) return null;
  const isUnknown = rssi === UNKNOWN_RSSI || rssi === UNKNOWN_TD_SCDMA_RSSI;
  return { rssi: isUnknown ? null : rssi, ber: fieldNumber(berField) };
}

/** `+CSQ: <rssi>,<ber>` (27.007 8.5); an answer without prefix must be two bare numbers. */
export function parseSignal(input: string): SignalValue | null {
  return readAnswer(input, (lines) => {
    const bare = lines.filter((line) => /^\d{1,3}\s*,\s*\d{1,2}$/.test(line));
    return firstOf([...valuesBehind(lines, 'CSQN?'), ...bare], readSignal);
  });
}

function readExtended(text: string): ExtendedSignalValue | null {
  const numbers = splitFields(text).map(fieldNumber);
  const [rxlev, ber, rscp, ecn0, rsrq, rsrp] = numbers;
  if (rxlev == null || ber == null || rscp == null || ecn0 == null || rsrq == null || rsrp == null)
    return null;
  return { rxlev, ber, rscp, ecn0, rsrq, rsrp };
}

/** `+CESQ: <rxlev>,<ber>,<rscp>,<ecno>,<rsrq>,<rsrp>` (27.007 8.69), raw. */
export function parseExtendedSignal(input: string): ExtendedSignalValue | null {
  return readAnswer(input, (lines) => firstOf(valuesBehind(lines, 'CESQ'), readExtended));
}
