import type { LineStyle } from './modem-family.ts';

/** Settings of one AT channel, back at their defaults after a restart (V.250 and 27.007 names in brackets). */
export interface WireSettings {
  /** E */
  echo: boolean;
  /** V */
  verbose: boolean;
  /** Q */
  quiet: boolean;
  /** +CMEE */
  cmee: 0 | 1 | 2;
  /** +COPS=3,x: 0 long name, 1 short name, 2 numeric. */
  copsFormat: 0 | 1 | 2;
  /** +CSCS */
  charset: string;
  /** +CPBS */
  phonebook: string;
  /** S3: ends a command line, and each line of an answer before S4. 13 for CR. */
  lineEndCode: number;
  /** S4: 10 for LF. */
  lineFeedCode: number;
  lineStyle: LineStyle;
}

export function defaultWireSettings(lineStyle: LineStyle): WireSettings {
  return {
    echo: true,
    verbose: true,
    quiet: false,
    cmee: 0,
    copsFormat: 0,
    charset: 'IRA',
    phonebook: 'SM',
    lineEndCode: 13,
    lineFeedCode: 10,
    lineStyle,
  };
}
