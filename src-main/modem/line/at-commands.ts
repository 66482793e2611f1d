import type { AtCommand } from './at-command.ts';

/**
 * The commands of the identify and poll programs. No standard sets a limit: the times are those of vendor manuals and of
 * what other programs wait for.
 */

function answered(text: string, prefixes: readonly string[], timeoutMs: number): AtCommand {
  return { text, prefixes, bareLines: false, bareOk: false, timeoutMs };
}

/** A command whose whole answer is `OK`. */
export function setting(text: string, timeoutMs = 3_000): AtCommand {
  return { text, prefixes: [], bareLines: false, bareOk: true, timeoutMs };
}

/** A command that answers with lines of text, on some modems behind one of `prefixes`. */
function textLines(text: string, prefixes: readonly string[], timeoutMs: number): AtCommand {
  return { text, prefixes, bareLines: true, bareOk: true, timeoutMs };
}

/** Echo off, results as words, results on, and errors with their number: one round trip on nearly every modem. */
export const PREPARE = setting('ATE0V1Q0+CMEE=1');
/** The same one by one, for the rest. */
export const PREPARE_STEPS: readonly AtCommand[] = [setting('ATE0'), setting('ATV1'), setting('AT+CMEE=1')];
export const NUMERIC_ERRORS = setting('AT+CMEE=1');

/** V.250 6.1.3. The block form of Huawei, ZTE and SIM7600 holds lines with prefixes. */
export const ATI = textLines('ATI', ['+GCAP:', '+CGMR:', '+CGMM:', '+CGMI:'], 5_000);
/** 27.007 5.1 to 5.4. */
export const CGMI = textLines('AT+CGMI', ['+CGMI:', '+GMI:'], 3_000);
export const CGMM = textLines('AT+CGMM', ['+CGMM:', '+GMM:'], 3_000);
export const CGMR = textLines('AT+CGMR', ['+CGMR:', '+GMR:', 'REVISION:'], 3_000);
export const CGSN = textLines('AT+CGSN', ['+CGSN:', '+GSN:'], 5_000);
export const GSN = textLines('AT+GSN', ['+CGSN:', '+GSN:'], 5_000);

/** 27.007 8.3. */
export const CPIN = answered('AT+CPIN?', ['+CPIN:'], 10_000);
export const CIMI: AtCommand = { ...textLines('AT+CIMI', ['+CIMI:'], 10_000), bareOk: false };
export const CNUM: AtCommand = { ...answered('AT+CNUM', ['+CNUM:'], 20_000), bareOk: true };
/** 27.007 8.11, 8.12: the store with the own numbers, and the one that modems start with. Slow while the phonebook loads. */
export const OWN_PHONEBOOK = setting('AT+CPBS="ON"', 20_000);
export const SIM_PHONEBOOK = setting('AT+CPBS="SM"', 20_000);
export const PHONEBOOK_NOW = answered('AT+CPBS?', ['+CPBS:'], 20_000);
export const OWN_PLACES = answered('AT+CPBR=?', ['+CPBR:'], 20_000);
export function readPlaces(first: number, last: number): AtCommand {
  const places = first === last ? `${first}` : `${first},${last}`;
  return { ...answered(`AT+CPBR=${places}`, ['+CPBR:'], 20_000), bareOk: true };
}
/** Reads EF_MSISDN, file 6F40 (TS 51.011 10.5.5): its header (GET RESPONSE), then a record of `length` octets. */
export const CRSM_MSISDN_HEADER = answered('AT+CRSM=192,28480', ['+CRSM:'], 20_000);
export function crsmMsisdnRecord(length: number): AtCommand {
  return answered(`AT+CRSM=178,28480,1,4,${length}`, ['+CRSM:'], 20_000);
}
/** Reads EF_ICCID, file 2FE2 under the MF (TS 102 221 13.2): works with the PIN locked, slow on first use. */
export const CRSM_ICCID: readonly AtCommand[] = [
  answered('AT+CRSM=176,12258,0,0,10', ['+CRSM:'], 20_000),
  answered('AT+CRSM=176,12258,0,0,10,,"3F00"', ['+CRSM:'], 20_000),
];

/** 27.007 7.2, 10.1.20, 10.1.22. */
export const CREG = answered('AT+CREG?', ['+CREG:'], 5_000);
export const CGREG = answered('AT+CGREG?', ['+CGREG:'], 5_000);
export const CEREG = answered('AT+CEREG?', ['+CEREG:'], 5_000);
/** 27.007 7.3. The format is lost with each restart; the numeric one is not needed, the IMSI tells the home network. */
export const COPS_BY_NAME = answered('AT+COPS=3,0;+COPS?', ['+COPS:'], 10_000);
export const COPS = answered('AT+COPS?', ['+COPS:'], 10_000);
/** 27.007 8.5. */
export const CSQ = answered('AT+CSQ', ['+CSQ:'], 5_000);

/** 27.007 8.2. `OK` comes before the modem is on, but may take seconds. */
export const CFUN = answered('AT+CFUN?', ['+CFUN:'], 5_000);
export const RADIO_OFF = setting('AT+CFUN=0', 15_000);
export const RADIO_ON = setting('AT+CFUN=1', 15_000);
/** A full restart; modems on USB leave the bus for it. */
export const RESTART = setting('AT+CFUN=1,1', 15_000);

/** 27.007 5.5: how the letters of a USSD request and its answer are written. */
export const CSCS = answered('AT+CSCS?', ['+CSCS:'], 3_000);
/** 27.007 7.15. `OK` means that the request has left; the text comes later, on some modems before the `OK`. */
export function ussdRequest(text: string): AtCommand {
  return { ...answered(`AT+CUSD=1,"${text}",15`, ['+CUSD:'], 20_000), bareOk: true };
}
/** Ends a session that the network holds open for a reply. */
export const USSD_HANG_UP = setting('AT+CUSD=2', 5_000);
