import type { ExtendedSignalValue } from './at-values.ts';

const UNKNOWN = 255;

/** dBm of a `+CSQ` rssi: 0 to 31 is -113 to -51; 100 to 191 (TD-SCDMA firmware) is -116 to -25. Null otherwise. */
export function rssiToDbm(rssi: number | null): number | null {
  if (rssi === null) return null;
  if (rssi >= 0 && rssi <= 31) return -113 + 2 * rssi;
  return rssi >= 100 && rssi <= 191 ? rssi - 216 : null;
}

/** GSM: 0 to 63 is -111 to -48 dBm. */
function rxlevToDbm(rxlev: number): number | null {
  return rxlev <= 63 ? rxlev - 111 : null;
}

/** UMTS: 0 to 96 is -121 to -25 dBm. */
function rscpToDbm(rscp: number): number | null {
  return rscp <= 96 ? rscp - 121 : null;
}

/** LTE: 0 to 97 is -141 to -44 dBm. */
function rsrpToDbm(rsrp: number): number | null {
  return rsrp <= 97 ? rsrp - 141 : null;
}

/** dBm of the network in use out of `+CESQ`: LTE before UMTS before GSM; null where all three are unknown. */
export function extendedSignalToDbm(value: ExtendedSignalValue): number | null {
  if (value.rsrp !== UNKNOWN) return rsrpToDbm(value.rsrp);
  if (value.rscp !== UNKNOWN) return rscpToDbm(value.rscp);
  return rxlevToDbm(value.rxlev);
}
