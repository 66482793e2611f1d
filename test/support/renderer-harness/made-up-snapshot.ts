import type { PortView } from '../../../src-main/shared/port-view.ts';
import type { Snapshot, ThemeChoice } from '../../../src-main/shared/snapshot.ts';
import type { ExchangeView, SyncView } from '../../../src-main/shared/sync-view.ts';
import { makeCodes } from './made-up-codes.ts';
import { makePorts } from './made-up-ports.ts';

/** What the window is shown with. `fresh` is a first start, `calm` has no problem, `blocked` a refused key. */
export const sceneNames = ['mixed', 'calm', 'fresh', 'blocked', 'settling', 'paused'] as const;
export type SceneName = (typeof sceneNames)[number];

export interface Scene {
  readonly name: SceneName;
  readonly ports: number;
  readonly theme: ThemeChoice;
}

export function makeSnapshot({ name, ports: count, theme }: Scene): Snapshot {
  const ports = makePorts(count, name === 'calm' || name === 'blocked').map((port) => inScene(port, name));
  const isFresh = name === 'fresh';
  return {
    seq: 1,
    app: {
      version: '0.1.0',
      startedAt: new Date().toISOString(),
      platform: 'linux',
      demo: !isFresh,
      portsFromFlags: false,
      upstreamFromFlags: false,
      tray: true,
      settled: name !== 'settling',
      newDevices: { paths: name === 'mixed' && count === 8 ? ['/dev/ttyUSB90', '/dev/ttyUSB94'] : [] },
    },
    ports,
    sync: isFresh ? silentSync() : makeSync(ports, name),
    settings: {
      upstreamUrl: isFresh ? null : 'https://partner.example/',
      hasApiKey: !isFresh,
      keyStorage: isFresh ? 'none' : 'basic-text',
      theme,
      density: 'auto',
      rentExplained: false,
      goodbye: 'ask',
      syncMode: 'list',
      ussdLookup: false,
      ussdCodes: makeCodes(),
      registrationGraceMs: 30_000,
      portGraceMs: 5_000,
    },
    notices:
      name === 'blocked'
        ? [
            {
              id: 'settings-repaired',
              level: 'warning',
              title: 'The settings file was damaged.',
              text: 'The last good one is used; the damaged one is kept beside it.',
            },
          ]
        : [],
  };
}

function inScene(port: PortView, name: SceneName): PortView {
  if (name === 'paused') {
    return { ...port, state: 'paused', paused: true, reason: { code: 'paused', detail: null } };
  }
  if (name !== 'settling' || port.state !== 'active') return port;
  const upstream = { status: 'none', id: null, at: null, text: null } as const;
  return { ...port, upstream };
}

function silentSync(): SyncView {
  return {
    mode: 'list',
    fallback: null,
    state: 'unconfigured',
    lastAttemptAt: null,
    lastAcceptedAt: null,
    nextAt: null,
    lastError: null,
    desired: [],
    sent: [],
    accepted: [],
    mayBeListed: 0,
    gaps: [],
    lastExchange: null,
  };
}

function makeSync(ports: readonly PortView[], name: SceneName): SyncView {
  if (name === 'settling') return { ...silentSync(), state: 'settling' };
  const isBlocked = name === 'blocked';
  const active = ports.filter((port) => port.state === 'active');
  const desired = active.flatMap(({ sim }) => (sim.number === null ? [] : [sim.number]));
  const accepted = active.flatMap(({ sim, upstream }) =>
    sim.number === null || upstream.status !== 'accepted'
      ? []
      : [{ number: sim.number, id: upstream.id, since: upstream.at }],
  );
  const lastExchange = makeExchange(active, isBlocked);
  const startedAt = new Date(Date.now() - 5_400_000).toISOString();
  return {
    mode: 'list',
    fallback: null,
    state: isBlocked ? 'blocked' : 'idle',
    lastAttemptAt: lastExchange.at,
    lastAcceptedAt: lastExchange.at,
    nextAt: new Date(Date.now() + 192_000).toISOString(),
    lastError: isBlocked ? lastExchange.fault : null,
    desired: desired.map((number) => ({ number, at: startedAt })),
    sent: desired.map((number) => ({ number, at: lastExchange.at })),
    accepted,
    mayBeListed: accepted.length,
    gaps: isBlocked
      ? [
          {
            from: new Date(Date.now() - 900_000).toISOString(),
            to: new Date(Date.now() - 420_000).toISOString(),
            reason: 'The upstream answered 403.',
          },
        ]
      : [],
    lastExchange,
  };
}

export function makeExchange(active: readonly PortView[], isBlocked: boolean): ExchangeView {
  const numbers = active.map(({ id, sim, rent }) => ({
    number: sim.number,
    country_id: sim.countryId,
    operator: sim.operator,
    date_start: 1_767_225_600,
    port_id: id,
    rent: rent ? 1 : 0,
  }));
  const ids = Object.fromEntries(active.map(({ sim, upstream }) => [sim.number, upstream.id]));
  return {
    at: new Date(Date.now() - 93_000).toISOString(),
    cause: 'change',
    call: 'sendNumbersOnline',
    count: active.length,
    added: active.slice(0, 1).flatMap(({ sim }) => (sim.number === null ? [] : [sim.number])),
    removed: [],
    durationMs: 84,
    httpStatus: isBlocked ? 403 : 200,
    outcome: isBlocked ? 'rejected' : 'accepted',
    request: JSON.stringify({ numbers }, null, 2),
    answer: isBlocked ? 'API_ACCESS_IP' : JSON.stringify({ response: 1, ids }),
    fault: isBlocked
      ? {
          code: 'API_ACCESS_IP',
          text: 'The upstream does not accept this computer’s address. Add it in your profile at the vendor.',
          httpStatus: 403,
        }
      : null,
  };
}
