import { expect, test } from 'vitest';
import { phonebookAs, ussdAs } from '../../../src-main/sandbox/sim-behaviours.ts';
import type { UssdManner } from '../../../src-main/sandbox/ussd.ts';
import { meetModem } from '../../support/modem-host.ts';

const ASK = 'AT+CUSD=1,"*100#",15';
const TEXT_WITHIN_MS = 5_000;

async function told(manner: Partial<UssdManner>, ask = ASK): Promise<readonly string[]> {
  const host = await meetModem({ behaviours: [ussdAs(manner)] });
  expect(await host.lines(ask)).toEqual(['OK']);
  return host.listen(TEXT_WITHIN_MS);
}

const UCS2_HI = '00480069';

test.each<[string, Partial<UssdManner>, string]>([
  ['plain text', {}, '+CUSD: 0,"Hi",15'],
  ['packed GSM-7 as hex', { form: 'packed' }, '+CUSD: 0,"C834",15'],
  ['UCS-2 as hex', { form: 'ucs2' }, `+CUSD: 0,"${UCS2_HI}",72`],
  ['UCS-2 under a coding scheme that lies', { form: 'ucs2', dcs: 15 }, `+CUSD: 0,"${UCS2_HI}",15`],
  ['8-bit letters as hex', { form: 'octets' }, '+CUSD: 0,"4869",68'],
  ['without a coding scheme', { dcs: null }, '+CUSD: 0,"Hi"'],
  ['without quotes', { quoted: false }, '+CUSD: 0,Hi,15'],
  ['UCS-2 with memory behind its end', { form: 'ucs2', tail: '\0#' }, `+CUSD: 0,"${UCS2_HI}00000023",72`],
  ['ended by the network', { state: 2 }, '+CUSD: 2,"Hi",15'],
])('USSD: %s', async (_name, manner, line) => {
  expect(await told({ text: 'Hi', ...manner })).toEqual([line]);
});

test('USSD: line breaks inside of the text', async () => {
  const host = await meetModem({ behaviours: [ussdAs({ text: 'Number:\r\n{number}\nBye' })] });
  expect(await host.ask(ASK)).toBe('\r\nOK\r\n');
  expect(await host.listen(TEXT_WITHIN_MS)).toEqual(['+CUSD: 0,"Number:', '+46701234567', 'Bye",15']);
});

test('USSD: a stray end of session before or behind the answer', async () => {
  expect(await told({ text: 'Hi', stray: 'before' })).toEqual(['+CUSD: 2', '+CUSD: 0,"Hi",15']);
  expect(await told({ text: 'Hi', stray: 'after' })).toEqual(['+CUSD: 0,"Hi",15', '+CUSD: 2']);
});

test('USSD: the text before the OK, or long after it', async () => {
  const early = await meetModem({ behaviours: [ussdAs({ text: 'Hi', beforeOk: true })] });
  expect(await early.lines(ASK)).toEqual(['+CUSD: 0,"Hi",15', 'OK']);
  const late = await meetModem({ behaviours: [ussdAs({ text: 'Hi', delayMs: [40_000, 40_000] })] });
  expect(await late.lines(ASK)).toEqual(['OK']);
  expect(await late.listen(39_000)).toEqual([]);
  expect(await late.listen(1_000)).toEqual(['+CUSD: 0,"Hi",15']);
});

test('USSD: a menu waits for a reply, gives the number to it, and is cancelled by 2', async () => {
  const host = await meetModem({ behaviours: [ussdAs({ menu: '1 My number' })] });
  const ask = async (line: string) => [...(await host.lines(line)), ...(await host.listen(TEXT_WITHIN_MS))];
  expect(await ask(ASK)).toEqual(['OK', '+CUSD: 1,"1 My number",15']);
  expect(await ask('AT+CUSD=1,"1",15')).toEqual(['OK', '+CUSD: 0,"Your number is +46701234567",15']);
  await ask(ASK);
  expect(await ask('AT+CUSD=2')).toEqual(['OK']);
  expect(await ask('AT+CUSD=1,"1",15')).toEqual(['OK', '+CUSD: 2,"Unknown application",15']);
});

test('USSD: an old stick takes its code packed only', async () => {
  const host = await meetModem({ behaviours: [ussdAs({ takes: 'packed', form: 'packed', text: 'Hi' })] });
  expect(await host.lines(ASK)).toEqual(['ERROR']);
  expect(await host.lines('AT+CUSD=1,"AA180C3602",15')).toEqual(['OK']);
  expect(await host.listen(TEXT_WITHIN_MS)).toEqual(['+CUSD: 0,"C834",15']);
});

test('no own store: the phonebook ON is refused and not listed', async () => {
  const host = await meetModem({ behaviours: [phonebookAs({ hasOwnStore: false })] });
  await host.ask('AT+CMEE=1');
  expect(await host.lines('AT+CPBS="ON"')).toEqual(['+CME ERROR: 3']);
  expect(await host.lines('AT+CPBS=?')).toEqual(['+CPBS: ("SM","FD","LD")', 'OK']);
  expect(await host.lines('AT+CNUM')).toContain('OK');
});

test('a busy phonebook refuses for a while, after each power-up anew', async () => {
  const host = await meetModem({ behaviours: [phonebookAs({ busyMs: 20_000, busyCode: 3 })] });
  await host.ask('AT+CMEE=1');
  for (const line of ['AT+CNUM', 'AT+CPBS="ON"', 'AT+CPBR=1'])
    expect(await host.lines(line)).toEqual(['+CME ERROR: 3']);
  await host.listen(20_000);
  expect(await host.lines('AT+CNUM')).toContain('OK');
  await host.ask('AT+CFUN=0');
  await host.ask('AT+CFUN=1');
  await host.listen(3_000);
  expect(await host.lines('AT+CNUM')).toEqual(['+CME ERROR: 3']);
});
