import { expect, test } from 'vitest';
import { parseAti } from '../../../src-main/at/ati-parser.ts';
import { parseTextAnswer } from '../../../src-main/at/text-answer-parser.ts';

test.each([
  ['AT+CGMI\r\r\nSIMCOM_Ltd\r\n\r\nOK\r\n', 'SIMCOM_Ltd'],
  ['AT+CGMI\r\n WAVECOM MODEM\r\nOK\r\n', 'WAVECOM MODEM'],
  ['AT+CGMM\r\n MULTIBAND  900E  1800 \r\n\r\nOK\r\n', 'MULTIBAND  900E  1800'],
  ['"huawei"\r\nOK', 'huawei'],
  ['+CGMI: "Acme"\r\nOK', 'Acme'],
  ['GMI: Birke\r\nOK', 'Birke'],
  ['+GMI: +GMI: Birke\r\nOK', 'Birke'],
  ['+CGMM: "BAND8","BAND3","TYPE=Q7"\r\nOK', '"BAND8","BAND3","TYPE=Q7"'],
  ['Revision:1418B07SIM800L61\r\nOK', '1418B07SIM800L61'],
  ['+CGMR: LE20B09SIM7600X\r\nOK', 'LE20B09SIM7600X'],
  ['W 03.41\r\n17-08-09\r\nQRT-2\r\nOK', 'W 03.41\n17-08-09\nQRT-2'],
  ['^BOOT:20518346,0,0,0,58\r\nE173\r\n^RSSI:17\r\n\r\nOK', 'E173'],
  ['+CGMI\r\nacme\r\nOK', 'acme'],
  ['\u00ff\u00fe\r\nacme\r\nOK', 'acme'],
])('reads the text of %j', (input, expected) => {
  expect(parseTextAnswer(input)).toBe(expected);
});

test('drops the echo of the command that was sent', () => {
  expect(parseTextAnswer('AT#CGMM\r\r\nLK470\r\nOK', 'AT#CGMM')).toBe('LK470');
  expect(parseTextAnswer('MM\r\r\nLK470\r\nOK', 'AT#CGMM')).toBe('LK470');
  expect(parseAti('TI\r\r\nacme\r\nM1\r\nOK')?.manufacturer).toBe('acme');
});

test.each(['', 'OK', 'ERROR', 'AT+CGMR\r\r\nERROR\r\n', 'COMMAND NOT SUPPORT'])(
  'finds no text in %j',
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
    'ATI\r\r\nManufacturer: acme\r\nModel: E173\r\nRevision: 11.126\r\nIMEI: 357246090513829\r\n+GCAP: +CGSM,+DS\r\n\r\nOK',
    ati('acme', 'E173', '11.126', '357246090513829'),
  ],
  [
    'a block with a URC inside',
    'Manufacturer: SIMCOM INCORPORATED\r\nSMS DONE\r\nModel: SIMCOM_SIM7600E\r\nRevision:\r\nLE20B09\r\nIMEI: 357246090513829\r\nOK',
    ati('SIMCOM INCORPORATED', 'SIMCOM_SIM7600E', 'LE20B09', '357246090513829'),
  ],
  [
    'three lines',
    'ATI\r\r\nQuectel\r\nEC25\r\nRevision: EC25EFAR31Z7\r\n\r\nOK',
    ati('Quectel', 'EC25', 'EC25EFAR31Z7'),
  ],
  ['one line of maker and release', 'SIM800 R14.18\r\n\r\nOK', ati(null, 'SIM800', 'R14.18')],
  ['a product number', 'SARA-U270-07Z-03\r\n\r\nOK', ati(null, 'SARA-U270-07Z-03', null)],
  [
    'two lines',
    ' WAVECOM MODEM\r\n MULTIBAND  900E  1800\r\nOK',
    ati('WAVECOM MODEM', 'MULTIBAND  900E  1800', null),
  ],
  [
    'bare lines with an IMEI',
    'acme\r\nM1\r\nV2\r\n357246090513829\r\nOK',
    ati('acme', 'M1', 'V2', '357246090513829'),
  ],
])('reads ATI as %s', (_name, input, expected) => {
  expect(parseAti(input)).toEqual(expected);
});

test.each(['', 'ATI\r\r\nOK', 'ERROR'])('reads nothing out of %j', (input) => {
  expect(parseAti(input)).toBeNull();
});

test('the name of a command inside a value of ATI is no part of it', () => {
  expect(parseAti('Manufacturer: +GMI: Birke\r\nModel: "+GMM: B1"\r\nRevision: B 1.0\r\n\r\nOK\r\n')).toEqual(
    {
      manufacturer: 'Birke',
      model: 'B1',
      revision: 'B 1.0',
      imei: null,
    },
  );
});
