import { accessTechnology } from './access-technology.ts';
import { type AnswerField, splitAtCommas } from './answer-fields.ts';
import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import type { RegistrationValue } from './at-values.ts';
import { parseFinalResult } from './final-result-parser.ts';

export type RegistrationKind = 'creg' | 'cgreg' | 'cereg';
export type RegistrationContext = 'solicited' | 'unsolicited';

const MAX_STAT = 11;
const MAX_URC_MODE = 5;
const MAX_ACT = 13;
const LOCATION = /^[0-9A-F]{1,9}$/i;
/** 0 and all ones stand for "no area" and "no cell"; FFFF alone is a cell id that satellite networks give. */
const NO_AREA = /^(?:0+|F{4}|F{6}|F{8})$/i;
const NO_CELL = /^(?:0+|0?F{7,8})$/i;

function smallNumber(field: AnswerField | undefined, max: number): number | null {
  if (field === undefined || field.quoted || !/^\d{1,3}$/.test(field.text)) return null;
  const value = Number(field.text);
  return value <= max ? value : null;
}

function hexOf(field: AnswerField | undefined): string {
  return field?.text ?? '';
}

function location(field: AnswerField | undefined, unknown: RegExp): number | null {
  const hex = hexOf(field);
  return LOCATION.test(hex) && !unknown.test(hex) ? Number.parseInt(hex, 16) : null;
}

/** A lac can not be mistaken for a stat when it is quoted or has 4 or more digits. */
function looksLikeLac(field: AnswerField | undefined): boolean {
  return field !== undefined && (field.quoted || hexOf(field).length >= 4 || /[A-F]/i.test(field.text));
}

/** On some LTE modems the rac stands between tac and cell id. */
function hasRacInside(fields: readonly AnswerField[]): boolean {
  const [, rac, ci] = fields;
  return /^[0-9A-F]{2}$/i.test(hexOf(rac)) && /^[0-9A-F]{3,9}$/i.test(hexOf(ci));
}

/** `fields` start at the lac. */
function withLocation(stat: number, fields: readonly AnswerField[]): RegistrationValue {
  const inside = hasRacInside(fields);
  const tail = fields.slice(inside ? 3 : 2);
  const act = tail[0]?.text === '' ? null : firstOf(tail, (field) => smallNumber(field, MAX_ACT));
  const lac = location(fields[0], NO_AREA);
  const ciField = fields[inside ? 2 : 1];
  const hasNeither = lac === null && /^F{4}$/i.test(hexOf(ciField));
  return {
    stat,
    lac,
    ci: hasNeither ? null : location(ciField, NO_CELL),
    tech: accessTechnology(act),
  };
}

/** `<stat>[,<lac>,<ci>[,<AcT>…]]` */
function readUrc(fields: readonly AnswerField[]): RegistrationValue | null {
  const stat = smallNumber(fields[0], MAX_STAT);
  if (stat === null || (fields.length === 2 && !looksLikeLac(fields[1]))) return null;
  return withLocation(stat, fields.slice(1));
}

/** `<n>,<stat>[,<lac>,<ci>[,<AcT>…]]` */
function readSolicited(fields: readonly AnswerField[]): RegistrationValue | null {
  const mode = smallNumber(fields[0], MAX_URC_MODE);
  const stat = smallNumber(fields[1], MAX_STAT);
  return mode === null || stat === null ? null : withLocation(stat, fields.slice(2));
}

/** As a URC, `2,1,"00C3","1A2B"` would have 1 for a lac and a quoted AcT: some modems send the answer form as a URC. */
function isPlausibleUrc(fields: readonly AnswerField[]): boolean {
  const act = fields[3];
  return act === undefined || act.text === '' || smallNumber(act, MAX_ACT) !== null;
}

function readFields(text: string, context: RegistrationContext): RegistrationValue | null {
  const fields = splitAtCommas(text);
  const urc = readUrc(fields);
  const solicited = looksLikeLac(fields[1]) ? null : readSolicited(fields);
  if (urc === null || solicited === null) return solicited ?? urc;
  return context === 'unsolicited' && isPlausibleUrc(fields) ? urc : solicited;
}

/**
 * `+CREG`, `+CGREG` or `+CEREG` (27.007 7.2, 10.1.20, 10.1.22), as the answer to a read or as a URC. The text decides
 * where it can; `context` decides for the rest. Of several lines the last one counts; an answer stands before its final
 * result.
 */
export function parseRegistration(
  input: string,
  context: RegistrationContext = 'solicited',
  kind: RegistrationKind = 'creg',
): RegistrationValue | null {
  const lastOf = (lines: readonly string[]): RegistrationValue | null =>
    valuesBehind(lines, kind)
      .flatMap((text) => readFields(text, context) ?? [])
      .at(-1) ?? null;
  return readAnswer(input, (lines) => {
    const end = lines.findLastIndex((line) => line.length > 1 && parseFinalResult(line) !== null);
    const answer = context === 'solicited' && end !== -1 ? lastOf(lines.slice(0, end)) : null;
    return answer ?? lastOf(lines);
  });
}
