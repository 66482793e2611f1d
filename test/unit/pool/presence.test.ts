import { describe, expect, test } from 'vitest';
import type { ModemSnapshot } from '../../../src-main/modem/modem-snapshot.ts';
import {
  DEFAULT_GRACE,
  expireHolding,
  type Holding,
  NOT_HELD,
  nextHolding,
} from '../../../src-main/pool/presence.ts';
import {
  BUSY,
  CARD,
  LOCKED,
  LOST,
  modemOf,
  OTHER_CARD,
  PULLED,
  RESTARTING,
  SEARCHING,
  STOPPED,
  SWAPPED,
  SWAPPED_UNREAD,
  simOf,
} from './pool-fixtures.ts';

/** Plays snapshots at their times, in seconds, and gives the holding after the last. */
function play(...story: readonly (readonly [atS: number, modem: ModemSnapshot])[]): Holding {
  return story.reduce<Holding>(
    (holding, [atS, modem]) => nextHolding(holding, modem, atS * 1_000, DEFAULT_GRACE),
    NOT_HELD,
  );
}

/** `present`, `absent`, or until which second it is kept and why. */
function say({ presence }: Holding): string {
  return presence.kind === 'grace' ? `${presence.why} until ${presence.untilMs / 1_000}` : presence.kind;
}

const PRESENT = [0, modemOf()] as const;

describe('what becomes of a SIM that was present', () => {
  test.each([
    ['is registered still', modemOf({ signalDbm: -51 }), 'present'],
    ['roams', modemOf({ registration: 'roaming' }), 'present'],
    ['loses its network', SEARCHING, 'registration-lost until 40'],
    ['is denied', modemOf({ registration: 'denied' }), 'registration-lost until 40'],
    [
      'is in a modem whose network was not read',
      modemOf({ registration: null }),
      'registration-lost until 40',
    ],
    ['is in a port that is lost', LOST, 'port-lost until 15'],
    ['is in a modem that restarts', RESTARTING, 'port-lost until 15'],
    [
      'is in a modem that is being opened',
      modemOf({ ...LOST, phase: 'opening', fault: null }),
      'port-lost until 15',
    ],
    ['cannot be read now', BUSY, 'port-lost until 15'],
    ['gives no ICCID any more', modemOf({ sim: simOf(CARD, { iccid: null }) }), 'port-lost until 15'],
    ['is pulled', PULLED, 'absent'],
    ['is locked', LOCKED, 'absent'],
    ['is broken', modemOf({ sim: simOf(CARD, { state: 'failure', iccid: null }) }), 'absent'],
    ['was exchanged for one not read yet', SWAPPED_UNREAD, 'absent'],
    ['was exchanged', SWAPPED, 'present'],
    ['is in a port that we stopped', STOPPED, 'absent'],
  ] as const)('that %s', (_what, modem, wanted) => {
    expect(say(play(PRESENT, [10, modem]))).toBe(wanted);
  });

  test('that was exchanged is the other one', () => {
    expect(play(PRESENT, [10, SWAPPED]).presence).toMatchObject({
      kind: 'present',
      sim: { iccid: OTHER_CARD },
    });
  });
});

describe('what becomes of a port without a SIM', () => {
  test.each([
    ['with one that is registered', modemOf(), 'present'],
    ['with one that has no network', SEARCHING, 'absent'],
    ['that is lost', LOST, 'absent'],
    ['with one that is busy', BUSY, 'absent'],
  ] as const)('%s', (_what, modem, wanted) => {
    expect(say(play([0, PULLED], [10, modem]))).toBe(wanted);
  });
});

describe('the grace of a lost network', () => {
  const lost = [PRESENT, [10, SEARCHING]] as const;

  test('lasts 30 s to the millisecond', () => {
    const holding = play(...lost);
    expect(say(expireHolding(holding, 39_999))).toBe('registration-lost until 40');
    expect(say(expireHolding(holding, 40_000))).toBe('absent');
  });

  test('is not drawn out by further bad news', () => {
    expect(say(play(...lost, [30, modemOf({ registration: 'denied' })]))).toBe('registration-lost until 40');
  });

  test('ends at once when the SIM is pulled, locked or exchanged', () => {
    expect(say(play(...lost, [12, PULLED]))).toBe('absent');
    expect(say(play(...lost, [12, LOCKED]))).toBe('absent');
    expect(say(play(...lost, [12, SWAPPED_UNREAD]))).toBe('absent');
  });

  test('shrinks to 5 s when the SIM can no longer be read or the port is lost', () => {
    expect(say(play(...lost, [12, BUSY]))).toBe('port-lost until 17');
    expect(say(play(...lost, [12, LOST]))).toBe('port-lost until 17');
    expect(say(play(...lost, [38, LOST]))).toBe('port-lost until 40');
  });

  test('is over once the network is back', () => {
    expect(say(play(...lost, [39, modemOf()]))).toBe('present');
  });

  test('begins anew after the network was back', () => {
    expect(say(play(...lost, [39, modemOf()], [50, SEARCHING]))).toBe('registration-lost until 80');
  });

  test('does not come back after it is over', () => {
    expect(say(play(...lost, [41, SEARCHING]))).toBe('absent');
  });

  test('keeps the SIM as last verified, with the time of the newest reading', () => {
    const evidence = [{ source: 'cnum', raw: '+46700000001', number: null }] as const;
    const before = modemOf({ sim: simOf(CARD, { evidence }) });
    const after = modemOf({ sim: simOf(CARD, { iccidReadAtMs: 9_000 }), registration: 'searching' });
    expect(play([0, before], [10, after]).presence).toMatchObject({
      sim: { evidence, iccidReadAtMs: 9_000 },
    });
  });
});

describe('the grace of a lost port', () => {
  const lost = [PRESENT, [10, LOST]] as const;

  test('lasts 5 s to the millisecond', () => {
    const holding = play(...lost);
    expect(say(expireHolding(holding, 14_999))).toBe('port-lost until 15');
    expect(say(expireHolding(holding, 15_000))).toBe('absent');
  });

  test('is not drawn out by tries that fail', () => {
    expect(
      say(play(...lost, [13, modemOf({ ...LOST, fault: { code: 'port-missing', detail: null } })])),
    ).toBe('port-lost until 15');
  });

  test('ends early when the modem comes back with another SIM, or none', () => {
    expect(say(play(...lost, [12, SWAPPED_UNREAD]))).toBe('absent');
    expect(play(...lost, [12, SWAPPED]).presence).toMatchObject({
      kind: 'present',
      sim: { iccid: OTHER_CARD },
    });
    expect(say(play(...lost, [12, PULLED]))).toBe('absent');
  });

  test('becomes that of a lost network when the same SIM is back and searches, counted from the loss', () => {
    expect(say(play(...lost, [13, SEARCHING]))).toBe('registration-lost until 40');
  });

  test('never adds up to more than 30 s while port and network come and go', () => {
    expect(say(play(...lost, [13, SEARCHING], [16, LOST]))).toBe('port-lost until 21');
    expect(say(play(...lost, [13, SEARCHING], [16, LOST], [20, SEARCHING]))).toBe(
      'registration-lost until 40',
    );
    expect(say(play(...lost, [13, SEARCHING], [38, LOST], [39, SEARCHING], [40, SEARCHING]))).toBe('absent');
  });
});
