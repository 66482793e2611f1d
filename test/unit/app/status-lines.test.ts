import { expect, test } from 'vitest';
import { statusLines } from '../../../src-main/app/status-lines.ts';
import { overallStatus } from '../../../src-main/shared/overall-status.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import type { SyncView } from '../../../src-main/shared/sync-view.ts';
import { makePortView } from '../../support/port-view-factory.ts';
import { makeAppView, makeSyncView } from '../../support/snapshot-factory.ts';

const accepted = { status: 'accepted', id: 1, at: null, text: null } as const;
const onSale = (id: string) => makePortView(id, { state: 'active', reason: null, upstream: accepted });
const noSim = (id: string) =>
  makePortView(id, { state: 'attention', reason: { code: 'sim-missing', detail: null } });
const fault = { code: 'timeout', text: 'The marketplace does not answer.', httpStatus: null };

function tell(ports: readonly PortView[], sync: Partial<SyncView> = {}) {
  const view = makeSyncView({ state: 'idle', ...sync });
  const status = overallStatus({ ports, sync: view, app: makeAppView({ settled: true }) });
  return [status.kind, ...statusLines(status, view)];
}

test('whispers when everything is on sale', () => {
  expect(tell([onSale('Port1'), onSale('Port2')])).toEqual(['on-sale', '2 of 2 numbers on sale']);
});

test('counts the ports that need a person', () => {
  expect(tell([onSale('Port1'), noSim('Port2')])).toEqual([
    'attention',
    '1 of 2 numbers on sale',
    '1 port needs you',
  ]);
});

test('says why the last request failed', () => {
  expect(tell([onSale('Port1')], { state: 'retrying', lastError: fault })).toEqual([
    'attention',
    '1 of 1 numbers on sale',
    'The marketplace does not answer.',
  ]);
});

test('puts a refusal by the marketplace above everything else', () => {
  expect(tell([noSim('Port1')], { state: 'blocked', lastError: fault })[0]).toBe('blocked');
});

test('asks for what is missing before it counts anything', () => {
  expect(tell([])).toEqual(['attention', 'No ports yet']);
  expect(tell([noSim('Port1')], { state: 'unconfigured' })[1]).toBe('No marketplace set up yet');
});

test('tells a pause from a fault', () => {
  const paused = makePortView('Port1', { state: 'paused', paused: true });
  expect(tell([paused])).toEqual(['paused', 'All ports are paused']);
  expect(tell([paused, onSale('Port2')])[0]).toBe('on-sale');
});

test('counts a number that the upstream refused as one that needs a person', () => {
  const rejected = makePortView('Port1', {
    state: 'active',
    reason: null,
    upstream: { status: 'rejected', id: null, at: null, text: 'NUMBER_FORMAT_ERROR' },
  });
  expect(tell([rejected])).toEqual(['attention', '0 of 1 numbers on sale', '1 port needs you']);
});
