import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../../src-renderer/store/headline.ts';
import { isSetupNeeded } from '../../../../src-renderer/store/setup-needed.ts';
import { poolOf } from '../../../../src-renderer/store/snapshot-reducer.ts';
import { createWindowStore } from '../../../../src-renderer/store/window-store.ts';
import { makeSnapshot, type SceneName } from '../../../support/renderer-harness/made-up-snapshot.ts';

const headline = (name: SceneName, ports: number) =>
  headlineOf(poolOf(makeSnapshot({ name, ports, theme: 'light' })));

describe('headlineOf', () => {
  it('counts what the upstream accepted, out of all ports', () => {
    expect(headline('mixed', 32)).toEqual({
      sentence: { kind: 'on-sale', onSale: 19, total: 32 },
      tone: 'attention',
    });
  });

  it('is green only when every number is accepted', () => {
    expect(headline('calm', 8).tone).toBe('good');
  });

  it('tells how far the first reading of the pool has come', () => {
    expect(headline('settling', 32)).toEqual({
      sentence: { kind: 'settling', read: 31, total: 32 },
      tone: 'working',
    });
  });

  it('says that reporting is blocked before it counts anything', () => {
    expect(headline('blocked', 8)).toEqual({ sentence: { kind: 'blocked' }, tone: 'refused' });
  });

  it('says so when every port is paused', () => {
    expect(headline('paused', 8)).toEqual({ sentence: { kind: 'all-paused', total: 8 }, tone: 'quiet' });
  });

  it('says that nothing was confirmed for 5 minutes while such a gap lasts', () => {
    const pool = poolOf(makeSnapshot({ name: 'calm', ports: 8, theme: 'light' }));
    const gaps = [{ from: '2026-01-01T00:00:00Z', to: null, reason: 'timeout' }];
    expect(headlineOf({ ...pool, sync: { ...pool.sync, gaps } }).sentence).toEqual({ kind: 'overdue' });
  });
});

describe('isSetupNeeded', () => {
  const fresh = () => createWindowStore(makeSnapshot({ name: 'fresh', ports: 0, theme: 'light' }));

  it('asks at the first start, and never again once left', () => {
    const store = fresh();
    expect(isSetupNeeded(store.getState())).toBe(true);
    store.getState().look({ setupLeft: true });
    expect(isSetupNeeded(store.getState())).toBe(false);
  });

  it('does not ask for what came by flag, nor in a demo', () => {
    const { pool, view } = fresh().getState();
    const byFlags = { ...pool.app, portsFromFlags: true, upstreamFromFlags: true };
    expect(isSetupNeeded({ pool: { ...pool, app: byFlags }, view })).toBe(false);
    expect(isSetupNeeded({ pool: { ...pool, app: { ...pool.app, demo: true } }, view })).toBe(false);
  });

  it('asks while only one of ports and upstream is known', () => {
    const { pool, view } = fresh().getState();
    const settings = { ...pool.settings, upstreamUrl: 'https://partner.example', hasApiKey: true };
    expect(isSetupNeeded({ pool: { ...pool, settings }, view })).toBe(true);
  });
});
