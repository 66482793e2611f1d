/** Names of the modem families the simulator plays. */
export type SimulatedFamilyName =
  | 'sim800'
  | 'sim7600'
  | 'ec25'
  | 'm26'
  | 'wavecom'
  | 'huawei'
  | 'zte'
  | 'neoway'
  | 'ublox'
  | 'generic';

/**
 * How answers are laid out. `standard`: `CR LF text CR LF CR LF OK CR LF`. `compact`: no blank lines in front.
 * `double-cr`: each line ends with CR CR LF. `lf`, `cr`: one character only.
 */
export type LineStyle = 'standard' | 'compact' | 'double-cr' | 'lf' | 'cr';

/** `+CREG` AcT: GSM 0, UMTS 2, LTE 7. */
export type RadioTechnology = 'gsm' | 'umts' | 'lte';

/** A command that answers with the ICCID. In `template` `{iccid}` stands for it. */
export interface IccidCommand {
  readonly name: string;
  readonly op: 'execute' | 'read';
  readonly template: string;
  /** `padded`, `padded-lower`: F or f up to 20 characters. `swapped`: the raw bytes of the card. */
  readonly form: 'plain' | 'padded' | 'padded-lower' | 'swapped';
}

/**
 * How the family notices and reports a SIM that comes or goes. Boards whose sockets have a card contact come with the detection
 * switched on; the reports mostly have to be asked for.
 */
export interface HotSwapProfile {
  /** Can it watch a card contact at all? */
  readonly supported: boolean;
  /** The command whose 0 switches the detection off; null where it is fixed. */
  readonly detectionSwitch: string | null;
  /** The command that asks for the reports; null where there are none beside `removed`. */
  readonly reportSwitch: string | null;
  readonly reportsByDefault: boolean;
  /** Other commands taken with OK. */
  readonly accepted: readonly string[];
  /** `{on}`: is this command switched on, `{in}`: is a card known (0 or 1); `{sim}`: 1, or 255 for none. */
  readonly reads: Readonly<Record<string, string>>;
  /** Kept over a restart (EEPROM). */
  readonly kept: boolean;
  /** Sent at each detected removal, after the report. */
  readonly removed: readonly string[];
  readonly reportRemoved: readonly string[];
  readonly reportInserted: readonly string[];
}

/** Lines a modem sends by itself, `afterMs` counted from power-on or, for `ready`, from the SIM being usable. */
export interface BootLine {
  readonly afterMs: number;
  readonly text: string;
}

/** One family as data. Sources of the texts: makers' AT manuals and public transcripts. */
export interface FamilyProfile {
  readonly name: SimulatedFamilyName;
  readonly manufacturer: readonly string[];
  readonly model: readonly string[];
  readonly revision: readonly string[];
  /** `{imei}` stands for the IMEI. */
  readonly ati: readonly string[];
  /** Answers of the IMEI commands, by command name; a missing command gives an error. */
  readonly imei: Readonly<Record<string, string>>;
  /** Type allocation code: the first 8 digits of the IMEI. */
  readonly tac: string;
  readonly iccid: readonly IccidCommand[];
  /** Does the ICCID command refuse while the PIN is not entered? `+CRSM` never does. */
  readonly iccidNeedsPin: boolean;
  readonly technology: RadioTechnology;
  readonly lineStyle: LineStyle;
  /** Wavecom never ends `+CPIN?` with OK. */
  readonly cpinHasOk: boolean;
  /** With no card: `line` answers `+CPIN: NOT INSERTED`, `cme` fails with error 10. */
  readonly cpinAbsent: 'line' | 'cme';
  readonly simBusyCode: number;
  readonly unknownCommand: 'ERROR' | 'COMMAND NOT SUPPORT';
  /** Answers with the PIN tries left; `{pin}` stands for them, `{times}` too, but for nothing when none is asked for. */
  readonly pinTries: Readonly<Record<string, string>>;
  readonly hotSwap: HotSwapProfile;
  /** Power-on until the modem takes commands. */
  readonly bootMs: number;
  readonly boot: readonly BootLine[];
  readonly ready: readonly BootLine[];
}
