/** Bars that phones show for an RSSI in dBm (27.007 `+CSQ` range -113 to -51): 0 to 4. */
export function signalBars(dbm: number): number {
  if (dbm >= -73) return 4;
  if (dbm >= -83) return 3;
  if (dbm >= -93) return 2;
  return dbm >= -105 ? 1 : 0;
}
