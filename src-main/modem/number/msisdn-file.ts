import { parseCrsm } from '../../at/crsm-parser.ts';
import { parseMsisdnRecord, parseRecordLength } from '../../at/ef-msisdn-parser.ts';
import { linesOf } from '../line/at-command.ts';
import { CRSM_MSISDN_HEADER, crsmMsisdnRecord } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import { type CardAnswer, judgeRefusal } from './card-answer.ts';

/** The largest record that one command can read. */
const RECORD_MAX = 255;

/**
 * Reads the first record of EF_MSISDN by `+CRSM`, for modems that know neither `+CNUM` nor the store `ON`. Reads only, and asks the
 * file for the length of its records first: with a wrong one the card answers with an error.
 */
export async function readMsisdnFile({ session }: ReadContext): Promise<CardAnswer> {
  const header = await session.command(CRSM_MSISDN_HEADER);
  const length = parseRecordLength(parseCrsm(linesOf(header).join('\n'))?.data ?? '');
  if (header.kind !== 'ok' || length === null || length > RECORD_MAX) return judgeRefusal(header);
  const record = await session.command(crsmMsisdnRecord(length));
  const data = parseCrsm(linesOf(record).join('\n'))?.data ?? null;
  if (record.kind !== 'ok' || data === null) return judgeRefusal(record);
  const raw = parseMsisdnRecord(data);
  return raw === null ? { kind: 'empty' } : { kind: 'told', source: 'phonebook', raw };
}
