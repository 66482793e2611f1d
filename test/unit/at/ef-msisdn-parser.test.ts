import { expect, test } from 'vitest';
import { parseMsisdnRecord, parseRecordLength } from '../../../src-main/at/ef-msisdn-parser.ts';

const ALPHA = 'FF'.repeat(14);
const TAIL = 'FFFF';

test.each([
  ['international', `${ALPHA}07916407214365F7FFFFFFFF${TAIL}`, '+46701234567'],
  ['national', `${ALPHA}06810721436587FFFFFFFFFF${TAIL}`, '7012345678'],
  ['without an alpha', `07916407214365F7FFFFFFFF${TAIL}`, '+46701234567'],
  ['in lower case', `07916407214365f7ffffffff${TAIL}`, '+46701234567'],
  ['an empty one', 'FF'.repeat(28), null],
  ['one with an impossible length', `${ALPHA}0D916407214365F7FFFFFFFF${TAIL}`, null],
  ['one with digits that are none', `${ALPHA}0791CCDDEE4365F7FFFFFFFF${TAIL}`, null],
  ['one that is too short', '07916407', null],
  ['what is no hex', 'hello', null],
])('reads the number of a record: %s', (_what, hex, number) => {
  expect(parseMsisdnRecord(hex)).toBe(number);
});

test.each([
  ['a GSM header', '000000546F40040011FFFF0102011C', 28],
  ['the template of a USIM', '621E8205422100220483026F40A5038001718A01058B036F060480020088880188', 34],
  ['a file without records', '620A8202412183026F408A0105', null],
  ['a record too short for a number', '000000546F40040011FFFF01020104', null],
  ['a cut answer', '0000', null],
  ['nothing', '', null],
])('reads the length of the records: %s', (_what, hex, length) => {
  expect(parseRecordLength(hex)).toBe(length);
});
