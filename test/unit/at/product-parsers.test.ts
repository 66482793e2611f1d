import { expect, test } from 'vitest';
import { parseAti } from '../../../src-main/at/ati-parser.ts';
import { parseTextAnswer } from '../../../src-main/at/text-answer-parser.ts';

test.each([
  ['AT+CGMI\r\r\nSIMCOM_Ltd\r\n\r\nOK\r\n', 'SIMCOM_Ltd'],
  ['AT+CGMI\r\n WAVECOM MODEM\r\nOK\r\n', 'WAVECOM MODEM'],
  ['AT+CGMM\r\n MULTIBAND  900E  1800 \r\n\r\nOK\r\n', 'MULTIBAND  900E  1800'],
  ['"huawei"\r\nOK', 'huawei'],
  ['+CGMI: "Acme"\r\nOK', 'Acme'],
  ['+GMI: +GMI: LGE\r\nOK', 'LGE'],
  ['+CGMM: "GSM900","GSM1800","MODEL=V1"\r\nOK', '"GSM900","GSM1800","MODEL=V1"'],
  ['Revision:1418B04SIM800L24\r\nOK', '1418B04SIM800L24'],
  ['+CGMR: LE20B04SIM7600\r\nOK', 'LE20B04SIM7600'],
  ['V 05.00\r\n01-01-06\r\nNHL-8\r\nOK', 'V 05.00\n01-01-06\nNHL-8'],
  ['^BOOT:37478870,0,0,0,77\r\nE173\r\n^RSSI:17\r\n\r\nOK', 'E173'],
  ['+CGMI\r\nacme\r\nOK', 'acme'],
])('reads the text of %j', (input, expected) => {
  expect(parseTextAnswer(input)).toBe(expected);
});

test('drops the echo of the command that was sent', () => {
  expect(parseTextAnswer('AT#CGMM\r\r\nHE910\r\nOK', 'AT#CGMM')).toBe('HE910');
});

test.each(['', 'OK', 'ERROR', 'AT+CGMR\r\r\nERROR\r\n', 'COMMAND NOT SUPPORT'])(
  'gives null for %j',
  (input) => {
    expect(parseTextAnswer(input)).toBeNull();
  },
);

const ati = (
  manufacturer: string | null,
  model: string | null,
  revision: string | null,
  imei: string | null = null,
) => ({
  manufacturer,
  model,
  revision,
  imei,
});

test.each([
  [
    'a block with keys',
    'ATI\r\r\nManufacturer: acme\r\nModel: E173\r\nRevision: 11.126\r\nIMEI: 490154203237518\r\n+GCAP: +CGSM,+DS\r\n\r\nOK',
    ati('acme', 'E173', '11.126', '490154203237518'),
  ],
  [
    'a block with a URC inside',
    'Manufacturer: SIMCOM INCORPORATED\r\nSMS DONE\r\nModel: SIMCOM_SIM7600E\r\nRevision:\r\nLE20B04\r\nIMEI: 490154203237518\r\nOK',
    ati('SIMCOM INCORPORATED', 'SIMCOM_SIM7600E', 'LE20B04', '490154203237518'),
  ],
  [
    'three lines',
    'ATI\r\r\nQuectel\r\nEC25\r\nRevision: EC25EFAR06\r\n\r\nOK',
    ati('Quectel', 'EC25', 'EC25EFAR06'),
  ],
  ['one line of maker and release', 'SIM800 R14.18\r\n\r\nOK', ati(null, 'SIM800', 'R14.18')],
  ['a product number', 'SARA-U270-00S-00\r\n\r\nOK', ati(null, 'SARA-U270-00S-00', null)],
  [
    'two lines',
    ' WAVECOM MODEM\r\n MULTIBAND  900E  1800\r\nOK',
    ati('WAVECOM MODEM', 'MULTIBAND  900E  1800', null),
  ],
  [
    'bare lines with an IMEI',
    'acme\r\nM1\r\nV2\r\n490154203237518\r\nOK',
    ati('acme', 'M1', 'V2', '490154203237518'),
  ],
])('reads ATI as %s', (_name, input, expected) => {
  expect(parseAti(input)).toEqual(expected);
});

test.each(['', 'ATI\r\r\nOK', 'ERROR'])('reads nothing out of %j', (input) => {
  expect(parseAti(input)).toBeNull();
});
