import { expect, test } from 'vitest';
import { appArguments } from '../../../src-main/app/app-arguments.ts';

test('takes all arguments of the packed app', () => {
  expect(appArguments(['/opt/Portlight/portlight', '--hidden'], true)).toEqual(['--hidden']);
});

test('leaves out the folder of an unpacked app wherever it stands', () => {
  expect(appArguments(['electron', '--inspect=0', '.', '--demo=8'], false)).toEqual([
    '--inspect=0',
    '--demo=8',
  ]);
});

test('keeps a stray word behind the folder, so that it is refused', () => {
  expect(appArguments(['electron', '.', 'demo'], false)).toEqual(['demo']);
});

test('keeps every flag when there is no folder at all', () => {
  expect(appArguments(['electron', '--demo'], false)).toEqual(['--demo']);
});
