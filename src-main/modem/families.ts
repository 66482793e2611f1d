import type { AtCommand } from './line/at-command.ts';

type FamilyId =
  | 'simcom-2g'
  | 'simcom-lte'
  | 'quectel-2g'
  | 'quectel-lte'
  | 'wavecom'
  | 'huawei'
  | 'zte'
  | 'neoway'
  | 'u-blox'
  | 'sierra'
  | 'telit'
  | 'cinterion'
  | 'generic';

/** What sets a family of modems apart, as data. The generic one suffices for the rest. */
export interface ModemFamily {
  readonly id: FamilyId;
  /** Tested against maker, model and revision in one line: makers of boards put their own name over the first. */
  readonly matches: RegExp;
  /** Tried in this order; the first good ICCID wins and is remembered. `+CRSM` follows by itself. */
  readonly iccidCommands: readonly AtCommand[];
  /**
   * Switches on the lines that tell of a SIM that comes or goes; sent after each identification. Only reports are switched on,
   * never the detect contact itself (`+CSDT`, `+QSIMDET`, `+UIMHOTSWAPON`): on a socket without one, or with the other level,
   * the modem would take the card for missing, some of them for good. And only where the modem forgets it with its power:
   * `+WIND` is kept in EEPROM, `+QSIMSTAT` in flash on some; those modems are polled.
   */
  readonly hotSwapCommands: readonly string[];
  /**
   * Its sockets on pool boards mostly have no card contact, or it never reports one: while such a socket is empty, the card is
   * powered up anew from time to time (see `RadioCycle`). Elsewhere this happens on request only.
   */
  readonly repowersSocket: boolean;
  /** Tell how many wrong PINs the card still takes; asked in this order while it asks for its PIN. */
  readonly pinTriesCommands: readonly AtCommand[];
  /** Knows `+CEREG`. */
  readonly lte: boolean;
  /** `AT+CPIN?` is answered without the final `OK`. */
  readonly cpinWithoutOk: boolean;
  /** Some of its modems take a USSD code only as packed GSM-7 in hex. */
  readonly packsUssd: boolean;
  /**
   * Ms between a final result and the next command. 20 and more where the maker asks for it or the maker is unknown; the rest is
   * driven without any by ModemManager and TinyGSM. A command that got no answer raises it for this connection (`AtSession`).
   */
  readonly gapMs: number;
}

const ICCID_TIMEOUT_MS = 10_000;
const COUNTER_TIMEOUT_MS = 5_000;

function iccid(text: string, ...prefixes: readonly string[]): AtCommand {
  return { text, prefixes, bareLines: true, bareOk: false, timeoutMs: ICCID_TIMEOUT_MS };
}

const CCID = iccid('AT+CCID', '+CCID:', '+ICCID:');
const ICCID = iccid('AT+ICCID', '+ICCID:', '+CCID:');
const QCCID = iccid('AT+QCCID', '+QCCID:', '+CCID:');
const CICCID = iccid('AT+CICCID', '+ICCID:', '+CICCID:');

function counter(text: string, prefix: string): AtCommand {
  return { text, prefixes: [prefix], bareLines: false, bareOk: false, timeoutMs: COUNTER_TIMEOUT_MS };
}

/** 27.007 8.65; the others are the makers' own. */
const CPINR = counter('AT+CPINR="SIM PIN"', '+CPINR:');
const SPIC = counter('AT+SPIC', '+SPIC:');
const QPINC = counter('AT+QPINC?', '+QPINC:');

const GENERIC: ModemFamily = {
  id: 'generic',
  matches: /^/,
  iccidCommands: [CCID, ICCID],
  pinTriesCommands: [CPINR],
  hotSwapCommands: [],
  repowersSocket: false,
  lte: true,
  cpinWithoutOk: false,
  packsUssd: false,
  gapMs: 20,
};

/** The first that matches wins, so the narrower patterns stand first. */
const MODEM_FAMILIES: readonly ModemFamily[] = [
  {
    ...GENERIC,
    id: 'simcom-lte',
    matches: /SIM7[0-9]{3}|A76\d\d|A79\d\d|SIM82\d\d/i,
    iccidCommands: [CICCID, CCID, ICCID],
    pinTriesCommands: [SPIC, CPINR],
    gapMs: 0,
    repowersSocket: true,
  },
  {
    ...GENERIC,
    id: 'simcom-2g',
    matches: /SIM[89]\d\d|SIMCOM/i,
    iccidCommands: [CCID],
    pinTriesCommands: [SPIC],
    hotSwapCommands: ['AT+CSMINS=1'],
    lte: false,
    gapMs: 0,
    repowersSocket: true,
  },
  {
    ...GENERIC,
    id: 'quectel-lte',
    matches: /\b(?:E[CGP]\d\d|EM[01]\d|BG\d\d|BC\d\d|RM5|RG5|AG\d\d)|QUECTEL.*\bE[CGP]/i,
    iccidCommands: [QCCID, ICCID, CCID],
    pinTriesCommands: [QPINC, CPINR],
    gapMs: 0,
    repowersSocket: true,
  },
  {
    ...GENERIC,
    id: 'quectel-2g',
    matches: /QUECTEL|\bM(?:10|26|35|56|66|85|95)\w*\b|MC60/i,
    iccidCommands: [CCID, iccid('AT+CCID?', '+CCID:'), QCCID],
    pinTriesCommands: [QPINC],
    lte: false,
    gapMs: 0,
    repowersSocket: true,
  },
  {
    ...GENERIC,
    id: 'wavecom',
    matches: /WAVECOM|MULTIBAND|SIERRA.*\bQ\d{4}|\bQ2[46]\d\d|FASTRACK/i,
    iccidCommands: [CCID],
    pinTriesCommands: [counter('AT+CPINC?', '+CPINC:')],
    lte: false,
    cpinWithoutOk: true,
    gapMs: 50,
  },
  {
    ...GENERIC,
    id: 'huawei',
    matches: /HUAWEI|\bME[29]0\d|\bMU[67]\d\d|\bE1[57]\d\w?\b/i,
    iccidCommands: [iccid('AT^ICCID?', '^ICCID:'), CCID],
    packsUssd: true,
    pinTriesCommands: [counter('AT^CPIN?', '^CPIN:')],
    gapMs: 0,
  },
  {
    ...GENERIC,
    id: 'zte',
    matches: /\bZTE\b|\bMF\d{3}/i,
    iccidCommands: [
      iccid('AT+ZGETICCID', '+ZGETICCID:', '^ICCID:'),
      iccid('AT+ZICCID?', '^ICCID:', '+ZICCID:'),
      CCID,
    ],
    pinTriesCommands: [CPINR, counter('AT+ZPINPUK=?', '+ZPINPUK:')],
    gapMs: 0,
    repowersSocket: true,
  },
  {
    ...GENERIC,
    id: 'neoway',
    matches: /NEOWAY|\bM590/i,
    iccidCommands: [CCID],
    lte: false,
    gapMs: 50,
    repowersSocket: true,
  },
  {
    ...GENERIC,
    id: 'u-blox',
    matches: /U-?BLOX|\b(?:SARA|LISA|TOBY|LARA|LEON)-/i,
    iccidCommands: [CCID],
    pinTriesCommands: [counter('AT+UPINCNT', '+UPINCNT:')],
    hotSwapCommands: ['AT+USIMSTAT=4'],
  },
  {
    ...GENERIC,
    id: 'sierra',
    matches: /SIERRA|\b(?:MC|EM)[789]\d{3}\b/i,
    iccidCommands: [iccid('AT!ICCID?', '!ICCID:'), ICCID],
  },
  {
    ...GENERIC,
    id: 'telit',
    matches: /TELIT|\b(?:GE|GL|HE|UE|UL|LE)\d{3}\b/i,
    iccidCommands: [iccid('AT#CCID', '#CCID:'), CCID],
  },
  {
    ...GENERIC,
    id: 'cinterion',
    matches: /CINTERION|SIEMENS|GEMALTO|THALES|\bTC35|\b(?:BGS|EHS|PHS|PLS|ELS)\d/i,
    iccidCommands: [iccid('AT^SCID', '^SCID:'), CCID],
    pinTriesCommands: [counter('AT^SPIC', '^SPIC:'), CPINR],
  },
  GENERIC,
];

/** `texts`: maker, model, revision and whatever else the modem said of itself; null for what is not known. */
export function recogniseFamily(...texts: readonly (string | null)[]): ModemFamily {
  const all = texts.filter((text) => text !== null).join(' ');
  return MODEM_FAMILIES.find((family) => family.matches.test(all)) ?? GENERIC;
}
