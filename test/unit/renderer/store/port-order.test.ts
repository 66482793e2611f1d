import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../src-main/shared/ids.ts';
import { inPortOrder } from '../../../../src-renderer/store/port-order.ts';

const sorted = (...ids: readonly string[]) => inPortOrder(ids as readonly PortId[]);

describe('inPortOrder', () => {
  it('counts numbers as numbers', () => {
    expect(sorted('Port10', 'Port2', 'Port1', 'Port100')).toEqual(['Port1', 'Port2', 'Port10', 'Port100']);
  });

  it('orders by name before number, and does not mind the case', () => {
    expect(sorted('rack2', 'Port3', 'Rack1', 'port2')).toEqual(['port2', 'Port3', 'Rack1', 'rack2']);
  });

  it('puts a name without a number first, and keeps two spellings of a number apart', () => {
    expect(sorted('Port01', 'Port1', 'Port')).toEqual(['Port', 'Port01', 'Port1']);
    expect(sorted('Port1', 'Port01')).toEqual(['Port01', 'Port1']);
  });
});
