import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../../../../src-main/sandbox/behaviour.ts';
import { fixedAnswer, noCnum, reworded } from '../../../../src-main/sandbox/behaviours.ts';
import { FAMILY_NAMES } from '../../../../src-main/sandbox/modem-family-data.ts';
import { asE164 } from '../../../../src-main/shared/ids.ts';
import { createReadyBench } from '../modem-bench.ts';
import { answer, CARD_A, CARD_B, createReadyModem, createScriptedModem } from '../scripted-modem.ts';

const NUMBER = CARD_A.number;
const OK = '\r\nOK\r\n';
const ERROR = '\r\nERROR\r\n';

function overhearing(heard: string[]): Behaviour {
  return {
    answer: (next) => (line) => {
      heard.push(line);
      return next(line);
    },
  };
}

describe.each(FAMILY_NAMES)('a %s', (family) => {
  test('tells the number in its phonebook of own numbers where it knows no CNUM, and gets its store back', async () => {
    const heard: string[] = [];
    const bench = await createReadyBench({ family, behaviours: [noCnum(), overhearing(heard)] });
    const { number } = bench.sim;
    expect(bench.service.snapshot().sim.evidence).toEqual([{ source: 'phonebook', raw: number, number }]);
    expect(heard.filter((line) => line.startsWith('AT+CPBS='))).toEqual(['AT+CPBS="ON"', 'AT+CPBS="SM"']);
    expect(bench.modem.overlaps).toBe(0);
  });

  test('with a card that has no number is asked once, and says so', async () => {
    const heard: string[] = [];
    const bench = await createReadyBench({
      family,
      sim: { numberInCnum: false },
      behaviours: [overhearing(heard)],
    });
    await bench.clock.advance(120_000);
    expect(bench.service.snapshot().sim).toMatchObject({ evidence: [], askedForNumber: true });
    expect(heard.filter((line) => line === 'AT+CNUM')).toHaveLength(1);
    expect(heard.some((line) => line.startsWith('AT+CUSD'))).toBe(false);
  });
});

test.each([
  ['no alpha', `+CNUM: ,"${NUMBER}",145`],
  ['no quotes', `+CNUM: Own,${NUMBER},145`],
  ['half a quote', `+CNUM: "",${NUMBER}",145`],
  ['no plus', `+CNUM: "Own","${NUMBER.slice(1)}",145,7,4`],
  ['raw quotes in the alpha', `+CNUM: "My "home" no","${NUMBER}",145`],
  ['an empty line in front', `+CNUM: "Line 1","",129\r\n+CNUM: "Line 2","${NUMBER}",145`],
  ['fax and data behind it', `+CNUM: ,"${NUMBER}",145\r\n+CNUM: "Fax","+46701999999",145`],
  [
    'UCS2 for alpha and number',
    `+CNUM: "004F0077006E","002B00340036003700300031003000300030003000310031",145`,
  ],
  ['an error glued to it', `+CME ERROR: 25+CNUM: ,"${NUMBER}",145`],
])('the number is read out of a CNUM with %s', async (_quirk, line) => {
  const modem = createScriptedModem();
  modem.reply = (command) => (command === 'AT+CNUM' ? answer(line) : undefined);
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().sim.evidence).toMatchObject([{ source: 'cnum', number: NUMBER }]);
});

/** A modem whose `+CNUM` is as `cnum` says and whose phonebook `ON` as `places` and `entries`. */
async function withPhonebook(cnum: string, places: string, entries: string) {
  const modem = createScriptedModem();
  modem.reply = (command) => {
    if (command === 'AT+CNUM') return cnum;
    if (command.startsWith('AT+CPBS=')) return OK;
    if (command === 'AT+CPBR=?') return places;
    return command.startsWith('AT+CPBR=') ? entries : undefined;
  };
  modem.service.start();
  await modem.clock.advance(6_000);
  return modem;
}

test.each([
  ['as the book says', '+CPBR: (1-4),40,16', `+CPBR: 1,"${NUMBER}",145,"Own"`, 'AT+CPBR=1,4'],
  ['with another index than asked', '+CPBR: (1-2),40,16', `+CPBR: 0,"${NUMBER}",145,"Own"`, 'AT+CPBR=1,2'],
  ['with an empty field in front', '+CPBR: (1-2),40,16', `+CPBR: 1,,"${NUMBER}",145,"Own"`, 'AT+CPBR=1,2'],
  ['with date fields', '+CPBR: (1-1),40,16', `+CPBR: 1,"${NUMBER}",145,"Own","",""`, 'AT+CPBR=1'],
  ['with a name in hex', '+CPBR: (1,2)', `+CPBR: 1,"${NUMBER}",145,"4F776E206E756D626572"`, 'AT+CPBR=1,2'],
  [
    'behind an empty place',
    '+CPBR: (1-2)',
    `+CPBR: 1,"",129,""\r\n+CPBR: 2,"${NUMBER}",145,""`,
    'AT+CPBR=1,2',
  ],
  ['of a store that claims 250 places', '+CPBR: (1-250),40,16', `+CPBR: 1,"${NUMBER}",145,""`, 'AT+CPBR=1,4'],
])('a phonebook entry is read %s', async (_quirk, places, entry, asked) => {
  const modem = await withPhonebook(OK, answer(places), answer(entry));
  expect(modem.service.snapshot().sim.evidence).toMatchObject([{ source: 'phonebook', number: NUMBER }]);
  expect(modem.countOf(/^AT\+CPBR=\d/)).toBe(1);
  expect(modem.asked.some(({ text }) => text === asked)).toBe(true);
});

test.each([
  ['that says OK and stays in the phonebook of the SIM', '+CPBS: "SM",3,250', []],
  ['that names its store', '+CPBS: "ON",1,4', [NUMBER]],
  ['that names its store in hex', '+CPBS: "004F004E",1,4', [NUMBER]],
  ['that does not tell its store', null, [NUMBER]],
] as const)('a modem %s takes no friend for its owner', async (_what, store, numbers) => {
  const modem = createScriptedModem();
  modem.reply = (command) => {
    if (command === 'AT+CNUM' || command.startsWith('AT+CPBS=')) return OK;
    if (command === 'AT+CPBS?') return store === null ? ERROR : answer(store);
    if (command === 'AT+CPBR=?') return answer('+CPBR: (1-250),40,16');
    return command.startsWith('AT+CPBR=') ? answer(`+CPBR: 1,"${NUMBER}",145,"Anna"`) : undefined;
  };
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().sim.evidence.map(({ number }) => number)).toEqual(numbers);
});

test.each([
  ['no entry', OK],
  ['CME 22', '\r\n+CME ERROR: 22\r\n'],
  ['an empty number', answer('+CPBR: 1,"",129,""')],
])('a phonebook that has nothing says so by %s', async (_how, entries) => {
  const modem = await withPhonebook(OK, answer('+CPBR: (1-4),40,16'), entries);
  expect(modem.service.snapshot().sim).toMatchObject({ evidence: [], askedForNumber: true });
  expect(modem.asked.at(-1)?.text).not.toContain('ON');
  expect(modem.countOf(/CPBS="SM"/)).toBe(1);
});

test.each([
  ['the store is refused', '\r\n+CME ERROR: 3\r\n', undefined],
  ['its places are refused', undefined, ERROR],
  ['its places get no answer', undefined, null],
])('the phonebook of the SIM is chosen again although %s', async (_what, store, places) => {
  const modem = createScriptedModem();
  modem.reply = (command) => {
    if (command === 'AT+CNUM') return OK;
    if (command === 'AT+CPBS="ON"') return store ?? OK;
    if (command === 'AT+CPBS="SM"') return OK;
    return command === 'AT+CPBR=?' ? places : undefined;
  };
  modem.service.start();
  await modem.clock.advance(30_000);
  const chosen = modem.asked.filter(({ text }) => text.startsWith('AT+CPBS')).map(({ text }) => text);
  expect(chosen.slice(0, 2)).toEqual(['AT+CPBS="ON"', 'AT+CPBS="SM"']);
});

test('a modem that knows neither way reads the file of the card, with the length that the card tells', async () => {
  const modem = createScriptedModem();
  const header = '000000546F40040011FFFF0102011C';
  const record = `${'FF'.repeat(14)}07916407010000F1${'FF'.repeat(6)}`;
  modem.reply = (command) => {
    if (command === 'AT+CNUM') return ERROR;
    if (command === 'AT+CRSM=192,28480') return answer(`+CRSM: 144,0,"${header}"`);
    return command === 'AT+CRSM=178,28480,1,4,28' ? answer(`+CRSM: 144,0,"${record}"`) : undefined;
  };
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().sim.evidence).toMatchObject([{ source: 'phonebook', raw: '+46701000001' }]);
});

test('a slow phonebook holds up neither registration nor signal', async () => {
  const modem = createScriptedModem();
  modem.delayMs = (command) => (command === 'AT+CNUM' ? 15_000 : 20);
  modem.service.start();
  await modem.clock.advance(1_000);
  expect(modem.service.snapshot()).toMatchObject({
    registration: 'home',
    signalDbm: -73,
    network: 'Net',
    sim: { iccid: CARD_A.iccid, imsi: CARD_A.imsi, evidence: [], askedForNumber: false },
  });
  await modem.clock.advance(16_000);
  expect(modem.service.snapshot().sim.evidence).toMatchObject([{ number: NUMBER }]);
});

test('a card that is busy after a start is asked again until it tells', async () => {
  const modem = createScriptedModem();
  modem.reply = (command) => (command === 'AT+CNUM' ? '\r\n+CME ERROR: 14\r\n' : undefined);
  modem.service.start();
  await modem.clock.advance(5_000);
  expect(modem.service.snapshot()).toMatchObject({ phase: 'ready', sim: { askedForNumber: false } });
  modem.reply = () => undefined;
  await modem.clock.advance(10_000);
  expect(modem.service.snapshot().sim).toMatchObject({
    evidence: [{ number: NUMBER }],
    askedForNumber: true,
  });
});

test('a card that stays busy is left in peace after five tries', async () => {
  const modem = createScriptedModem();
  modem.reply = (command) => (command === 'AT+CNUM' ? '\r\n+CME ERROR: 14\r\n' : undefined);
  modem.service.start();
  await modem.clock.advance(300_000);
  expect(modem.countOf(/CNUM/)).toBe(5);
  expect(modem.service.snapshot().sim).toMatchObject({ evidence: [], askedForNumber: true });
});

test('a number that was read while the card was exchanged belongs to neither card', async () => {
  const modem = createScriptedModem();
  modem.reply = (command) => {
    if (command === 'AT+CNUM' && modem.card === CARD_A) modem.card = CARD_B;
    return undefined;
  };
  modem.service.start();
  await modem.clock.advance(8_000);
  const told = modem.seen.flatMap(({ sim }) => sim.evidence.map(({ number }) => [sim.iccid, number]));
  expect(told).not.toContainEqual([CARD_A.iccid, CARD_B.number]);
  expect(modem.service.snapshot().sim).toMatchObject({
    iccid: CARD_B.iccid,
    evidence: [{ number: CARD_B.number }],
  });
});

test('another card is asked anew, and inherits no number', async () => {
  const modem = await createReadyModem();
  modem.reply = (command) => (command === 'AT+CNUM' ? OK : undefined);
  modem.card = CARD_B;
  await modem.clock.advance(15_000);
  expect(modem.service.snapshot().sim).toMatchObject({
    iccid: CARD_B.iccid,
    evidence: [],
    askedForNumber: true,
  });
});

test('a national number is brought to E.164 by the country of the SIM', async () => {
  const asked: (string | null)[] = [];
  const modem = createScriptedModem({
    toE164(raw, mcc) {
      asked.push(raw, mcc);
      return asE164('+46701234567');
    },
  });
  modem.reply = (command) => (command === 'AT+CNUM' ? answer('+CNUM: ,"0701234567",129') : undefined);
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(asked).toEqual(['0701234567', '240']);
  expect(modem.service.snapshot().sim.evidence).toEqual([
    { source: 'cnum', raw: '0701234567', number: '+46701234567' },
  ]);
});

test('a CNUM cut by a line of a Huawei stick is put together', async () => {
  const bench = await createReadyBench({
    family: 'huawei',
    behaviours: [
      reworded(/^AT\+CNUM$/, (text) => text.replace(/(\+CNUM: "Own","\+\d{5})/, '$1\r\n^RSSI:17\r\n')),
    ],
  });
  expect(bench.service.snapshot().sim.evidence).toMatchObject([{ source: 'cnum', number: bench.sim.number }]);
});

test('a phonebook that refuses everything is no reason to stop', async () => {
  const bench = await createReadyBench({
    behaviours: [noCnum(), fixedAnswer(/\+CPB[SR]|CRSM=\d+,28480/, '\r\nCOMMAND NOT SUPPORT\r\n')],
  });
  expect(bench.service.snapshot()).toMatchObject({
    phase: 'ready',
    registration: 'home',
    sim: { evidence: [] },
  });
});
