import { describe, expect, it } from 'vitest';
import type { E164 } from '../../../../../src-main/shared/ids.ts';
import { ledgerRows } from '../../../../../src-renderer/features/upstream-page/ledger-rows.ts';
import { poolOf } from '../../../../../src-renderer/store/snapshot-reducer.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const { ports } = poolOf(makeSnapshot({ name: 'calm', ports: 8, theme: 'light' }));
const inPort1 = '+46701000001' as E164;
const gone = '+46709999999' as E164;
const accepted = (number: E164) => ({ number, id: 7, since: null });

describe('ledgerRows', () => {
  it('names each number once, whatever sets it stands on, with the port it sits in', () => {
    const sync = { desired: [inPort1], sent: [inPort1], accepted: [accepted(inPort1)] };
    expect(ledgerRows(sync, ports)).toEqual([
      { number: inPort1, portId: 'Port1', isDesired: true, isSent: true, accepted: accepted(inPort1) },
    ]);
  });

  it('puts numbers whose sets disagree first', () => {
    const sync = { desired: [inPort1], sent: [inPort1], accepted: [accepted(inPort1), accepted(gone)] };
    const [first] = ledgerRows(sync, ports);
    expect(first).toMatchObject({ number: gone, portId: null, isDesired: false });
  });
});
