import { describe, expect, test } from 'vitest';
import { createModemService } from '../../../src-main/modem/modem-service.ts';
import type { Behaviour } from '../../../src-main/sandbox/behaviour.ts';
import {
  echoOnly,
  garbage,
  lateAnswer,
  midLineUrc,
  neverEndingLine,
  noCnum,
  noDetectContact,
  noNetwork,
  registeredAs,
  resetDuring,
  roaming,
  silent,
  urcBeforeAnswer,
} from '../../../src-main/sandbox/behaviours.ts';
import { FAMILY_NAMES } from '../../../src-main/sandbox/modem-family-data.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { ADDRESS, createBench, createReadyBench } from './modem-bench.ts';

/** Kept in EEPROM or flash by the families that know them. */
const KEPT = /&[WF]|\+(?:WIND|QSIMSTAT|QSIMDET|CSDT|UIMHOTSWAP\w+|IPR|QCFG|CURC)=|\^CURC=/i;

function listening(asked: string[]): Behaviour {
  return {
    answer: (next) => (line) => {
      asked.push(line);
      return next(line);
    },
  };
}

describe.each(FAMILY_NAMES)('a modem of the family %s', (family) => {
  test('is identified whole, one command at a time', async () => {
    const { modem, service, sim } = await createReadyBench({ family });
    const { phase, fault, recovery, identity, sim: reading, ...network } = service.snapshot();
    expect({ phase, fault, recovery }).toEqual({ phase: 'ready', fault: null, recovery: null });
    expect(identity.imei).toBe(modem.imei);
    expect(identity.manufacturer).not.toBeNull();
    expect(identity.model).not.toBeNull();
    expect(identity.revision).not.toBeNull();
    expect(reading).toMatchObject({ state: 'ready', iccid: sim.iccid, imsi: sim.imsi });
    expect(reading.evidence).toEqual([{ source: 'cnum', raw: sim.number, number: sim.number }]);
    expect(network).toEqual({
      registration: 'home',
      network: sim.network?.name,
      signalDbm: expect.any(Number),
    });
    expect(modem.overlaps).toBe(0);
  });

  test('without a SIM is ready and says so', async () => {
    const { service } = await createReadyBench({ family, sim: null });
    const { phase, fault, sim } = service.snapshot();
    expect({ phase, fault }).toEqual({ phase: 'ready', fault: null });
    expect(sim).toMatchObject({ state: 'absent', iccid: null, imsi: null });
    expect(sim.detail).not.toBeNull();
  });

  test('with a locked SIM tells which card it is and what it waits for', async () => {
    const pin = await createReadyBench({ family, sim: { pin: '1234' } });
    expect(pin.service.snapshot()).toMatchObject({
      phase: 'ready',
      sim: { state: 'pin', iccid: pin.sim.iccid, imsi: null },
    });
    const puk = await createReadyBench({ family, sim: { pukLocked: true } });
    expect(puk.service.snapshot().sim).toMatchObject({ state: 'puk', iccid: puk.sim.iccid });
  });

  test('shows a pulled SIM within a poll and the next one after it', async () => {
    const { clock, modem, service, otherSim } = await createReadyBench({ family });
    modem.pullSim();
    await clock.advance(10_500);
    expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { state: 'absent', iccid: null } });
    modem.insertSim(otherSim);
    // Nobody's radio is switched off on a guess: a modem that nothing is known of has to be asked to look again.
    if (family === 'generic') service.identifyAgain();
    await clock.advance(40_000);
    expect(service.snapshot()).toMatchObject({
      sim: { state: 'ready', iccid: otherSim.iccid, imsi: otherSim.imsi },
      registration: 'home',
    });
  });

  test('comes back by itself after a restart', async () => {
    const { clock, modem, service, sim, seen } = await createReadyBench({ family });
    modem.restart();
    seen.length = 0;
    await clock.advance(60_000);
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      sim: { state: 'ready', iccid: sim.iccid },
      registration: 'home',
    });
    expect(seen.some(({ sim: reading }) => reading.state !== 'ready')).toBe(true);
    expect(modem.overlaps).toBe(0);
  });

  test('is sent nothing that it would keep without power', async () => {
    const asked: string[] = [];
    const { clock, modem } = await createReadyBench({ family, behaviours: [listening(asked)] });
    modem.pullSim();
    await clock.advance(120_000);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((line) => KEPT.test(line))).toEqual([]);
  });

  test('leaves no timer and no open port behind when stopped', async () => {
    const { clock, modem, opener, service } = await createReadyBench({ family });
    await service.stop();
    modem.stop();
    expect(opener.isOpen(ADDRESS)).toBe(false);
    expect(clock.timers).toBe(0);
    expect(service.snapshot().phase).toBe('stopped');
  });
});

describe.each(['sim800', 'huawei', 'ublox'] as const)('a %s, which reports its socket', (family) => {
  test('shows a pulled SIM in the same moment', async () => {
    const { clock, modem, service } = await createReadyBench({ family });
    modem.pullSim();
    await clock.advance(1);
    expect(service.snapshot()).toMatchObject({ sim: { state: 'absent', iccid: null }, registration: null });
  });

  test('does not believe what was being read of a SIM when it was pulled', async () => {
    const { clock, modem, service, seen } = await createReadyBench({ family });
    service.identifyAgain();
    await clock.advance(100);
    modem.pullSim();
    await clock.advance(1);
    seen.length = 0;
    await clock.advance(20_000);
    expect(seen.every(({ sim }) => sim.state === 'absent')).toBe(true);
  });
});

test('takes an exchanged card in a socket without a contact off at once, and reads the new one on request', async () => {
  const { clock, modem, service, sim, otherSim } = await createReadyBench({
    family: 'sim800',
    behaviours: [noDetectContact()],
  });
  expect(service.snapshot().sim.iccid).toBe(sim.iccid);
  modem.pullSim();
  modem.insertSim(otherSim);
  await clock.advance(6_000);
  expect(service.snapshot().sim).toMatchObject({ state: 'failure', iccid: null });
  service.identifyAgain();
  await clock.advance(10_000);
  expect(service.snapshot().sim).toMatchObject({ state: 'ready', iccid: otherSim.iccid });
});

test('reads the ICCID from the card at least every 5 s where nothing reports a swap', async () => {
  const { clock, service } = await createReadyBench({ family: 'generic' });
  for (let round = 0; round < 20; round++) {
    await clock.advance(1_000);
    const readAtMs = service.snapshot().sim.iccidReadAtMs ?? 0;
    expect(clock.monotonicMs() - readAtMs).toBeLessThanOrEqual(5_100);
  }
});

test('a card counts as read when it was asked, not when the answer came in', async () => {
  const behaviours = [lateAnswer(/ICCID|CCID|CRSM/, 1_500)];
  const { clock, service, seen } = await createReadyBench({ family: 'generic', behaviours });
  seen.length = 0;
  const verified = service.verify();
  const askedAtMs = clock.monotonicMs();
  await clock.advance(4_000);
  await verified;
  const [first] = seen.map(({ sim }) => sim.iccidReadAtMs ?? 0).filter((readAtMs) => readAtMs >= askedAtMs);
  expect(first).toBeLessThan(askedAtMs + 1_000);
});

test.each([
  ['a mute line', silent(), 'modem-silent'],
  ['a line that only echoes', echoOnly(), 'modem-echo-only'],
  ['a device that answers with noise', garbage(createRandom(3)), 'not-a-modem'],
  ['a stream without a line end', neverEndingLine(), 'not-a-modem'],
] as const)('%s has its reason within 5 s, and is tried again for ever', async (_what, behaviour, code) => {
  const { clock, service } = createBench({ behaviours: [behaviour] });
  service.start();
  await clock.advance(5_000);
  expect(service.snapshot()).toMatchObject({ phase: 'failed', fault: { code } });
  await clock.advance(120_000);
  expect(service.snapshot()).toMatchObject({ phase: 'failed', fault: { code } });
  await service.stop();
});

test('a mute modem that begins to speak is found by itself', async () => {
  const { clock, modem, service } = createBench();
  modem.goSilent();
  service.start();
  await clock.advance(30_000);
  expect(service.snapshot().fault?.code).toBe('modem-silent');
  modem.speakAgain();
  await clock.advance(30_000);
  expect(service.snapshot().phase).toBe('ready');
});

test('a port pulled and plugged in again is identified anew within 3 s of its modem being up', async () => {
  const { clock, opener, service, sim } = await createReadyBench();
  opener.unplug(ADDRESS);
  await clock.advance(0);
  expect(service.snapshot()).toMatchObject({
    phase: 'failed',
    fault: { code: 'port-lost' },
    sim: { iccid: null },
  });
  await clock.advance(60_000);
  expect(service.snapshot().fault?.code).toBe('port-lost');
  opener.replug(ADDRESS);
  await clock.advance(6_000 + 3_000);
  expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: sim.iccid } });
});

test.each(['ATQ1', 'ATV0', 'ATE0Q1', 'ATV0Q1'])(
  'a modem that another program left at %s is found',
  async (left) => {
    const { clock, modem, service, sim } = createBench();
    modem.receive(Buffer.from(`${left}\r`));
    await clock.advance(1_000);
    service.start();
    await clock.advance(15_000);
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      sim: { iccid: sim.iccid },
      registration: 'home',
    });
  },
);

test('a port that was never there is missing', async () => {
  const { clock, opener, service } = createBench();
  opener.unplug(ADDRESS);
  service.start();
  await clock.advance(0);
  expect(service.snapshot()).toMatchObject({ phase: 'failed', fault: { code: 'port-missing' } });
});

test('a restart in the middle of identification begins it again', async () => {
  const { clock, service, sim, seen } = createBench({ behaviours: [resetDuring(/\+CIMI/)] });
  service.start();
  await clock.advance(60_000);
  expect(seen.some(({ fault }) => fault?.code === 'modem-restarting')).toBe(true);
  expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: sim.iccid, imsi: sim.imsi } });
});

test('an answer later than its timeout harms only itself', async () => {
  const { clock, service, sim } = createBench({ behaviours: [lateAnswer(/\+CIMI/, 10_500, 1)] });
  service.start();
  await clock.advance(40_000);
  const { phase, sim: reading } = service.snapshot();
  expect(phase).toBe('ready');
  expect(reading).toMatchObject({ iccid: sim.iccid, evidence: [{ raw: sim.number }] });
  expect([null, sim.imsi]).toContain(reading.imsi);
});

test('lines pushed in front of and into answers change nothing', async () => {
  const { service, sim } = await createReadyBench({
    family: 'huawei',
    behaviours: [
      midLineUrc(/CICCID|CNUM|CREG|CSQ|COPS/, '^RSSI:17'),
      urcBeforeAnswer(/CIMI|CGSN/, '^BOOT:1,0,0,0,6'),
    ],
  });
  expect(service.snapshot()).toMatchObject({
    phase: 'ready',
    sim: { iccid: sim.iccid, imsi: sim.imsi, evidence: [{ number: sim.number }] },
    registration: 'home',
  });
});

test('a modem without CNUM and a card without a number is ready without one', async () => {
  const { service } = await createReadyBench({ behaviours: [noCnum()], sim: { numberInCnum: false } });
  expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { state: 'ready', evidence: [] } });
});

test.each([
  ['searching', noNetwork(), 'searching'],
  ['denied', registeredAs(3), 'denied'],
  ['roaming', roaming({ plmn: '26201', name: 'Telekom.de' }), 'roaming'],
] as const)('a SIM that is %s is shown so', async (_name, behaviour, registration) => {
  const { clock, service } = await createReadyBench({ behaviours: [behaviour] });
  await clock.advance(15_000);
  expect(service.snapshot()).toMatchObject({ phase: 'ready', registration });
});

test('reading all again never shows the SIM as gone', async () => {
  const { clock, service, sim, seen } = await createReadyBench();
  seen.length = 0;
  service.identifyAgain();
  await clock.advance(3_000);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every(({ sim: reading }) => reading.iccid === sim.iccid && reading.evidence.length === 1)).toBe(
    true,
  );
});

test('verify resolves once the ICCID was read after the call', async () => {
  const { clock, service } = await createReadyBench();
  const calledAtMs = clock.monotonicMs();
  let done = false;
  void service.verify().then(() => {
    done = true;
  });
  await clock.advance(100);
  expect(done).toBe(true);
  expect(service.snapshot().sim.iccidReadAtMs).toBeGreaterThan(calledAtMs);
});

test('verify settles when the port goes away, and at once when there is none', async () => {
  const { clock, opener, service } = await createReadyBench();
  const verified = service.verify();
  opener.unplug(ADDRESS);
  await clock.advance(0);
  await verified;
  await service.verify();
  expect(service.snapshot().phase).toBe('failed');
});

test('stop settles although the port hangs in opening, and a late transport is closed again', async () => {
  const { clock, opener, modem } = createBench();
  const slow = createModemService({
    address: ADDRESS,
    clock,
    random: () => 0.5,
    toE164: () => null,
    openTransport: (address, options) =>
      new Promise((resolve) => {
        clock.setTimer(9_000, () => resolve(opener.open(address, options)));
      }),
  });
  slow.start();
  await clock.advance(10);
  await slow.stop();
  await clock.advance(9_000);
  expect(opener.isOpen(ADDRESS)).toBe(false);
  modem.stop();
  expect(clock.timers).toBe(0);
});
