import { expect, test } from 'vitest';
import { assignPortIds, comparePortIds } from '../../../src-main/pool/port-identity.ts';
import { portId } from './pool-fixtures.ts';

test('names new ports in the order given', () => {
  expect(assignPortIds(['/dev/b', '/dev/a'], [])).toEqual([
    { id: 'Port1', address: '/dev/b' },
    { id: 'Port2', address: '/dev/a' },
  ]);
});

test('keeps the names of known ports and fills the gaps between them', () => {
  const known = [
    { id: portId('Port2'), address: '/dev/a' },
    { id: portId('Rack 7'), address: 'tcp://box:4000' },
  ];
  expect(assignPortIds(['/dev/new', 'tcp://box:4000', '/dev/a', '/dev/newer'], known)).toEqual([
    { id: 'Port1', address: '/dev/new' },
    { id: 'Rack 7', address: 'tcp://box:4000' },
    { id: 'Port2', address: '/dev/a' },
    { id: 'Port3', address: '/dev/newer' },
  ]);
});

test('does not give the name of a port that is away to another one', () => {
  expect(assignPortIds(['/dev/new'], [{ id: portId('Port1'), address: '/dev/away' }])).toEqual([
    { id: 'Port2', address: '/dev/new' },
  ]);
});

test('takes an address that is given twice as one port', () => {
  expect(assignPortIds(['/dev/a', '/dev/a'], [])).toHaveLength(1);
});

test('puts Port2 before Port10', () => {
  const ids = ['Port10', 'Port2', 'Port1'].map(portId);
  expect(ids.sort(comparePortIds)).toEqual(['Port1', 'Port2', 'Port10']);
});
