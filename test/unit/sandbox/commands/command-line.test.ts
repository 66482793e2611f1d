import { expect, test } from 'vitest';
import { parseCommandLine, splitArgs } from '../../../../src-main/sandbox/commands/command-line.ts';

const names = (line: string) =>
  parseCommandLine(line)?.map(({ name, op, args }) => `${name}|${op}|${args}`) ?? null;

test.each([
  ['AT', []],
  ['at+creg?', ['+CREG|read|']],
  ['ATQ0V1E0', ['Q|set|0', 'V|set|1', 'E|set|0']],
  ['AT&F', ['&F|execute|']],
  ['ATE', ['E|execute|']],
  ['ATS3=13', ['S3|set|13']],
  ['ats4?', ['S4|read|']],
  ['AT+COPS=3,2;+COPS?', ['+COPS|set|3,2', '+COPS|read|']],
  ['ATE0+CMEE=1;+CSQ', ['E|set|0', '+CMEE|set|1', '+CSQ|execute|']],
  ['AT^ICCID?', ['^ICCID|read|']],
  ['AT+CUSD=1,"*100;1#",15', ['+CUSD|set|1,"*100;1#",15']],
  ['AT+CNUM=?', ['+CNUM|test|']],
  ['\x00\xffAT+CSQ', ['+CSQ|execute|']],
])('cuts %j into its commands', (line, expected) => {
  expect(names(line)).toEqual(expected);
});

test('takes no notice of a line without AT', () => {
  expect(parseCommandLine('hello')).toBeNull();
});

test('an unreadable rest becomes a command that nobody knows', () => {
  expect(names('AT?!')).toEqual(['?!|execute|']);
});

test.each([
  ['1,"*100#",15', ['1', '*100#', '15']],
  ['176,12258,0,0,10,,"3F00"', ['176', '12258', '0', '0', '10', '', '3F00']],
  ['"a,b",2', ['a,b', '2']],
  ['', ['']],
])('splits the parameters %j', (args, expected) => {
  expect(splitArgs(args)).toEqual(expected);
});
