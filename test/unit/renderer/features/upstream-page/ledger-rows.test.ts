import { describe, expect, it } from 'vitest';
import type { E164, PortId } from '../../../../../src-main/shared/ids.ts';
import type { SyncState } from '../../../../../src-main/shared/sync-view.ts';
import { ledgerRows, rowTone } from '../../../../../src-renderer/features/upstream-page/ledger-rows.ts';
import { whyUnsettled } from '../../../../../src-renderer/features/upstream-page/why-unsettled.ts';
import { poolOf } from '../../../../../src-renderer/store/snapshot-reducer.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const { ports } = poolOf(makeSnapshot({ name: 'calm', ports: 8, theme: 'light' }));
const inPort1 = '+46701000001' as E164;
const gone = '+46709999999' as E164;
const accepted = (number: E164) => ({ number, id: 7, since: null });
const timed = (number: E164) => ({ number, at: '2026-01-01T00:00:00.000Z' });

describe('ledgerRows', () => {
  it('names each number once, whatever sets it stands on, with the port it sits in', () => {
    const sync = { desired: [timed(inPort1)], sent: [timed(inPort1)], accepted: [accepted(inPort1)] };
    expect(ledgerRows(sync, ports)).toEqual([
      {
        number: inPort1,
        port: ports['Port1' as PortId],
        desired: timed(inPort1),
        sent: timed(inPort1),
        accepted: accepted(inPort1),
      },
    ]);
  });

  it('puts numbers whose sets disagree first', () => {
    const sync = {
      desired: [timed(inPort1)],
      sent: [timed(inPort1)],
      accepted: [accepted(inPort1), accepted(gone)],
    };
    const [first] = ledgerRows(sync, ports);
    expect(first).toMatchObject({ number: gone, port: null, desired: null });
  });
});

describe('rowTone', () => {
  const port = ports['Port1' as PortId] ?? null;
  const refused = port && { ...port, upstream: { ...port.upstream, status: 'rejected' as const } };
  const wanted = { number: inPort1, port, desired: timed(inPort1), sent: null, accepted: null };

  it('marks a number that is refused by itself, and no other that waits', () => {
    expect(rowTone({ ...wanted, port: refused })).toBe('refused');
    expect(rowTone(wanted)).toBe('working');
  });

  it('marks a refused number that still stands upstream, also where the last request held it', () => {
    const standing = { ...wanted, port: refused, accepted: accepted(inPort1) };
    expect(rowTone(standing)).toBe('refused');
    expect(rowTone({ ...standing, sent: timed(inPort1) })).toBe('refused');
  });

  it('is not good where the upstream told no id', () => {
    const noId = { ...accepted(inPort1), id: null };
    expect(rowTone({ ...wanted, sent: timed(inPort1), accepted: noId })).toBe('working');
  });

  it('is good where the three sets agree', () => {
    expect(rowTone({ ...wanted, sent: timed(inPort1), accepted: accepted(inPort1) })).toBe('good');
  });
});

describe('whyUnsettled', () => {
  const port = Object.values(ports)[0] ?? null;
  const wanted = { number: inPort1, port: null, desired: timed(inPort1), sent: null, accepted: null };
  const surplus = { number: gone, port: null, desired: null, sent: timed(gone), accepted: accepted(gone) };
  const fault = { code: 'timeout', text: 'No answer came.', httpStatus: null };
  const at = (state: SyncState) => ({ state, lastError: fault });

  it('gives the words of the upstream or of the guard about this very number', () => {
    const refused = port && { ...port, upstream: { ...port.upstream, text: 'NUMBER_FORMAT_ERROR' } };
    expect(whyUnsettled({ ...wanted, port: refused }, at('idle'))).toEqual({ text: 'NUMBER_FORMAT_ERROR' });
    const standing = { ...wanted, port: refused, accepted: accepted(inPort1) };
    expect(whyUnsettled(standing, at('retrying'))).toEqual({ text: 'NUMBER_FORMAT_ERROR' });
  });

  it.each(['retrying', 'blocked'] as const)('gives the fault that holds up all of them while %s', (state) => {
    expect(whyUnsettled(wanted, at(state))).toEqual({ text: 'No answer came.' });
    expect(whyUnsettled(surplus, at(state))).toEqual({ text: 'No answer came.' });
  });

  it.each(['settling', 'unconfigured', 'stopped', 'sending'] as const)('says what %s means', (state) => {
    expect(whyUnsettled(wanted, at(state))).toEqual({ key: state });
  });

  it('says what the next request does', () => {
    expect(whyUnsettled(wanted, at('gathering'))).toEqual({ key: 'next' });
    expect(whyUnsettled(surplus, at('gathering'))).toEqual({ key: 'off' });
  });

  it('is silent where all agree, and says that an id is missing', () => {
    const told = { ...wanted, sent: timed(inPort1), accepted: accepted(inPort1) };
    expect(whyUnsettled(told, at('idle'))).toBeNull();
    const noId = { ...told, accepted: { ...told.accepted, id: null } };
    expect(whyUnsettled(noId, at('idle'))).toEqual({ key: 'noId' });
  });

  it('tells what an earlier run left from what was taken back', () => {
    expect(whyUnsettled({ ...wanted, accepted: accepted(inPort1) }, at('idle'))).toEqual({ key: 'earlier' });
    expect(whyUnsettled({ ...surplus, accepted: null }, at('idle'))).toEqual({ key: 'back' });
  });
});
