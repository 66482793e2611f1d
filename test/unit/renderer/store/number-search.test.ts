import { describe, expect, it } from 'vitest';
import { searchKey, withSearch } from '../../../../src-renderer/store/number-search.ts';
import { makePorts } from '../../../support/renderer-harness/made-up-ports.ts';

describe('searches for numbers', () => {
  it('belong to a SIM in its port, so that another SIM does not inherit the answer', () => {
    const [first, second] = makePorts(2, true);
    if (first === undefined || second === undefined) throw new Error('no ports');
    expect(searchKey(first)).not.toBe(searchKey({ ...first, sim: second.sim }));
  });

  it('run side by side, and leave nothing behind once they are told', () => {
    const both = withSearch(withSearch({}, 'a', { kind: 'busy' }), 'b', { kind: 'busy' });
    expect(withSearch(both, 'a', null)).toEqual({ b: { kind: 'busy' } });
    expect(withSearch(both, 'b', { kind: 'nothing', text: 'no' })).toEqual({
      a: { kind: 'busy' },
      b: { kind: 'nothing', text: 'no' },
    });
  });
});
