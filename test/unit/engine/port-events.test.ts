import { expect, test } from 'vitest';
import { portEvents } from '../../../src-main/engine/port-events.ts';
import { makePortView } from '../../support/port-view-factory.ts';

test('a port that is found under another name says from where to where', () => {
  const before = { ...makePortView('Port1'), path: '/dev/ttyUSB0' };
  const after = { ...before, path: '/dev/ttyUSB7' };
  expect(portEvents(before, after, 0)).toEqual([
    {
      at: '1970-01-01T00:00:00.000Z',
      portId: 'Port1',
      kind: 'moved',
      detail: '/dev/ttyUSB0 to /dev/ttyUSB7',
    },
  ]);
  expect(portEvents(after, after, 0)).toEqual([]);
  expect(portEvents(undefined, after, 0).map(({ kind }) => kind)).not.toContain('moved');
});
