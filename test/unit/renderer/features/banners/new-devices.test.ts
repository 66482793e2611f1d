import { describe, expect, it } from 'vitest';
import { devicesToPropose } from '../../../../../src-renderer/features/banners/new-devices.ts';
import { poolOf } from '../../../../../src-renderer/store/snapshot-reducer.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const snapshot = makeSnapshot({ name: 'mixed', ports: 8, theme: 'light' });
const poolWith = (paths: readonly string[]) =>
  poolOf({ ...snapshot, app: { ...snapshot.app, newDevices: { paths } } });

describe('devicesToPropose', () => {
  it('proposes what was plugged in', () => {
    const pool = poolWith(['/dev/ttyUSB90', '/dev/ttyUSB94']);
    expect(devicesToPropose(pool, { devicesHidden: [] })).toEqual(['/dev/ttyUSB90', '/dev/ttyUSB94']);
  });

  it('asks again for others only, once some were waved away', () => {
    const pool = poolWith(['/dev/ttyUSB90', '/dev/ttyUSB94']);
    expect(devicesToPropose(pool, { devicesHidden: ['/dev/ttyUSB90'] })).toEqual(['/dev/ttyUSB94']);
  });

  it('does not propose what is a port already', () => {
    expect(devicesToPropose(poolWith(['/dev/ttyUSB2']), { devicesHidden: [] })).toEqual([]);
  });
});
