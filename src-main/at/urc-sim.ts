type SimUrcKind = 'sim-removed' | 'sim-inserted' | 'sim-ready' | 'sim-changed';

/** What the last number of a SIM URC means; numbers not named mean that the state is another one. */
interface NumberedSimUrc {
  readonly prefix: RegExp;
  readonly removed: readonly number[];
  readonly inserted: readonly number[];
  readonly ready: readonly number[];
}

const NUMBERED: readonly NumberedSimUrc[] = [
  // SIMCom SIM800 / SIM900: `+CSMINS: <n>,<inserted>`
  { prefix: /^\+CSMINS:/i, removed: [0], inserted: [1], ready: [] },
  // Quectel: `+QSIMSTAT: <enable>,<status>`, 2 is unknown
  { prefix: /^\+QSIMSTAT:/i, removed: [0], inserted: [1], ready: [] },
  // Huawei: `^SIMST: <state>[,<lock>]`
  { prefix: /^\^SIMST:/i, removed: [255], inserted: [], ready: [1] },
  // Wavecom and Sierra Q
  { prefix: /^\+WIND:(?= ?[01]$)/i, removed: [0], inserted: [1], ready: [] },
  // u-blox: 0 absent, 6 operational
  { prefix: /^\+UUSIMSTAT:/i, removed: [0], inserted: [], ready: [6] },
  // Telit
  { prefix: /^#QSS:/i, removed: [0], inserted: [1], ready: [3] },
  // Cinterion
  { prefix: /^\^SCKS:/i, removed: [0], inserted: [1], ready: [] },
];

/** Words of `+CPIN:` (also `^CPIN:`) and of SIMCom's `+SIMCARD:`. */
const READY = /^[+^]CPIN: ?"?READY\b/i;
const REMOVED =
  /^(?:\+CPIN: ?"?(?:SIM )?(?:NOT INSERTED|REMOVED|CRASH)|\+SIMCARD: ?NOT AVAILABLE|\+SIM: ?REMOVED|SIM (?:REMOVED|DROP|NOT INSERTED))/i;
const INSERTED = /^(?:\+SIMCARD: ?AVAILABLE|\+SIM: ?INSERTED|SIM INSERTED)/i;
const CHANGED = /^[+^]CPIN:/i;

function statusNumber(value: string, isHuawei: boolean): number | null {
  const numbers = value.split(',').map((part) => part.trim());
  const status = isHuawei ? numbers[0] : numbers.at(-1);
  return status !== undefined && /^\d{1,3}$/.test(status) ? Number(status) : null;
}

function numberedKind(line: string, urc: NumberedSimUrc): SimUrcKind {
  const status = statusNumber(line.slice(line.indexOf(':') + 1), line.startsWith('^SIMST'));
  if (status === null) return 'sim-changed';
  if (urc.removed.includes(status)) return 'sim-removed';
  if (urc.inserted.includes(status)) return 'sim-inserted';
  return urc.ready.includes(status) ? 'sim-ready' : 'sim-changed';
}

/** What a line says of the card, by every family's hot-swap URC; null when it speaks of something else. */
export function simUrcKind(line: string): SimUrcKind | null {
  const numbered = NUMBERED.find((urc) => urc.prefix.test(line));
  if (numbered !== undefined) return numberedKind(line, numbered);
  if (READY.test(line)) return 'sim-ready';
  if (REMOVED.test(line)) return 'sim-removed';
  if (INSERTED.test(line)) return 'sim-inserted';
  return CHANGED.test(line) ? 'sim-changed' : null;
}
