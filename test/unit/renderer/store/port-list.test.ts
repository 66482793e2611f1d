import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../../../../src-renderer/store/incidents.ts';
import { countPorts, listPorts } from '../../../../src-renderer/store/port-list.ts';
import { poolOf } from '../../../../src-renderer/store/snapshot-reducer.ts';
import type { View } from '../../../../src-renderer/store/view-slice.ts';
import { makeSnapshot } from '../../../support/renderer-harness/made-up-snapshot.ts';

const pool = poolOf(makeSnapshot({ name: 'mixed', ports: 32, theme: 'light' }));
const everything = { filter: 'all', reason: null, search: '', sort: 'problems' } as const;

function list(part: Partial<Pick<View, 'filter' | 'reason' | 'search' | 'sort'>>): readonly string[] {
  return listPorts(pool, { ...everything, ...part });
}

describe('listPorts', () => {
  it('puts the ports that need a person first, each group in port order', () => {
    const ids = list({});
    const problems = ['Port5', 'Port7', 'Port12', 'Port15', 'Port17', 'Port19', 'Port23', 'Port26', 'Port28'];
    expect(ids.slice(0, 10)).toEqual([...problems, 'Port1']);
    expect(ids).toHaveLength(32);
  });

  it('keeps port order when asked for it', () => {
    expect(list({ sort: 'order' }).slice(0, 3)).toEqual(['Port1', 'Port2', 'Port3']);
  });

  it('does not move a port that starts, waits, or is reported: only problems change places', () => {
    expect(list({}).slice(9, 12)).toEqual(['Port1', 'Port2', 'Port3']);
  });

  it('shows as many ports behind each filter as its chip counts', () => {
    const counts = countPorts(pool.ports);
    for (const filter of ['all', 'on-sale', 'need-you', 'paused'] as const) {
      expect(list({ filter })).toHaveLength(counts[filter]);
    }
    expect(counts).toEqual({ all: 32, 'on-sale': 19, 'need-you': 9, paused: 1 });
  });

  it('narrows to one kind of problem', () => {
    expect(list({ reason: 'sim-pin' })).toEqual(['Port19']);
    expect(list({ reason: 'rejected' })).toEqual(['Port5']);
  });

  it.each([
    ['its name', 'port30'],
    ['its number as sent', '+23480210030'],
    ['its number with blanks', '802 100 30'],
    ['its number as dialled at home', '080-2100 30'],
    ['its IMEI', '865432041000029'],
    ['its upstream id', '4729'],
    ['its device', 'ttyUSB118'],
  ])('finds a port by %s', (_what, search) => {
    expect(list({ search })).toContain('Port30');
    expect(list({ search }).length).toBeLessThan(5);
  });

  it('finds nothing for words that no port has', () => {
    expect(list({ search: 'nowhere' })).toEqual([]);
  });
});

describe('incidentsOf', () => {
  it('tells ports with the same problem as one, biggest first', () => {
    const big = poolOf(makeSnapshot({ name: 'mixed', ports: 40, theme: 'light' }));
    const [first, second] = incidentsOf(big);
    expect(first).toEqual({ problem: 'rejected', ports: ['Port5', 'Port37'] });
    expect(second).toEqual({ problem: 'sim-missing', ports: ['Port7', 'Port39'] });
    expect(incidentsOf(big)).toHaveLength(9);
  });

  it('is empty when all is well', () => {
    expect(incidentsOf(poolOf(makeSnapshot({ name: 'calm', ports: 8, theme: 'light' })))).toEqual([]);
  });
});
