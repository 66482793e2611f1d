import { describe, expect, it } from 'vitest';
import type { PortView, ReasonCode } from '../../../../../src-main/shared/port-view.ts';
import { readinessOf } from '../../../../../src-renderer/features/inspector/readiness.ts';
import { makePorts } from '../../../../support/renderer-harness/made-up-ports.ts';

const [active] = makePorts(1, true);
if (active === undefined) throw new Error('no port');
const onSale: PortView = active;

const tones = (port: PortView) => readinessOf(port).map(({ tone }) => tone);

function withReason(state: PortView['state'], code: ReasonCode): PortView {
  return { ...onSale, state, reason: { code, detail: null } };
}

describe('readinessOf', () => {
  it('is green from the device to the list for a number on sale', () => {
    expect(tones(onSale)).toEqual(['good', 'good', 'good', 'good', 'good', 'good']);
  });

  it('breaks where a person is needed, and leaves the rest open', () => {
    const port = withReason('attention', 'sim-pin');
    expect(tones(port)).toEqual(['good', 'good', 'attention', 'quiet', 'quiet', 'quiet']);
  });

  it('is at work where the port goes on by itself', () => {
    const port = withReason('waiting', 'searching-network');
    expect(tones(port)).toEqual(['good', 'good', 'good', 'working', 'quiet', 'quiet']);
  });

  it('breaks at the list when the upstream refuses the number', () => {
    const port: PortView = { ...onSale, upstream: { ...onSale.upstream, status: 'rejected' } };
    expect(tones(port)).toEqual(['good', 'good', 'good', 'good', 'good', 'refused']);
  });

  it('shows a paused port as far as it is ready, and nothing as wrong', () => {
    const port = { ...withReason('paused', 'paused'), paused: true };
    expect(tones(port)).toEqual(['good', 'good', 'good', 'good', 'good', 'quiet']);
  });
});
