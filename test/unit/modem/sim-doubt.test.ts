import { describe, expect, test } from 'vitest';
import { cachedCpin, cachedIccid, noDetectContact } from '../../../src-main/sandbox/behaviours.ts';
import { createReadyBench } from './modem-bench.ts';
import {
  answer,
  CARD_A,
  CARD_B,
  createReadyModem,
  createScriptedModem,
  type ScriptedModem,
} from './scripted-modem.ts';

describe('a card pulled from a modem that answers from memory', () => {
  test.each([
    ['its ICCID', [cachedIccid()], 6_000],
    ['its PIN state', [noDetectContact(), cachedCpin()], 6_000],
    ['both, in a socket without a contact', [noDetectContact(), cachedCpin(), cachedIccid()], 26_000],
  ])('is missed although %s is remembered', async (_what, behaviours, withinMs) => {
    const { clock, modem, service, seen } = await createReadyBench({ family: 'ec25', behaviours });
    await clock.advance(30_000);
    expect(service.snapshot().sim.state).toBe('ready');
    modem.pullSim();
    await clock.advance(withinMs);
    expect(service.snapshot().sim).toMatchObject({ state: 'absent', iccid: null });
    seen.length = 0;
    await clock.advance(120_000);
    expect(seen.filter(({ sim }) => sim.state === 'ready')).toEqual([]);
  });

  test('is missed by verify at once', async () => {
    const { clock, modem, service } = await createReadyBench({
      family: 'ec25',
      behaviours: [noDetectContact(), cachedCpin(), cachedIccid()],
    });
    await clock.advance(31_000);
    modem.pullSim();
    void service.verify();
    await clock.advance(200);
    expect(service.snapshot().sim).toMatchObject({ state: 'absent', iccid: null });
  });
});

test('a locked card that is taken out of a socket without a contact is missed, and the next one is read', async () => {
  const { clock, modem, service, otherSim } = await createReadyBench({
    family: 'ec25',
    sim: { pin: '4711' },
    behaviours: [noDetectContact()],
  });
  expect(service.snapshot().sim.state).toBe('pin');
  await clock.advance(60_000);
  expect(service.snapshot().sim.state).toBe('pin');
  modem.pullSim();
  await clock.advance(7_000);
  expect(service.snapshot().sim).toMatchObject({ state: 'absent', iccid: null });
  modem.insertSim(otherSim);
  await clock.advance(60_000);
  expect(service.snapshot().sim).toMatchObject({ state: 'ready', iccid: otherSim.iccid });
});

test('a modem that cannot read the card file is asked for it once', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(300_000);
  expect(modem.service.snapshot().sim.state).toBe('ready');
  expect(modem.countOf(/CRSM/)).toBe(2);
});

test('a SIM in a busy moment stays, as long as its ICCID can be read', async () => {
  const modem = await createReadyModem();
  modem.seen.length = 0;
  modem.reply = (command) => (command === 'AT+CPIN?' ? '\r\n+CME ERROR: 14\r\n' : undefined);
  await modem.clock.advance(60_000);
  expect(modem.seen.every(({ sim }) => sim.state === 'ready')).toBe(true);
});

test.each([/CIMI/, /CNUM/])(
  'a card exchanged before %s gives nothing of its own to the other card',
  async (moment) => {
    const modem = createScriptedModem();
    modem.reply = (command) => {
      if (moment.test(command)) modem.card = CARD_B;
      return undefined;
    };
    modem.service.start();
    await modem.clock.advance(20_000);
    const told = modem.seen.flatMap(({ sim }) => [
      ...(sim.imsi === null ? [] : [`${sim.iccid} ${sim.imsi}`]),
      ...sim.evidence.map(({ raw }) => `${sim.iccid} ${raw}`),
    ]);
    expect(told).toContain(`${CARD_B.iccid} ${CARD_B.number}`);
    expect(told).not.toContain(`${CARD_A.iccid} ${CARD_B.number}`);
    expect(told).not.toContain(`${CARD_A.iccid} ${CARD_B.imsi}`);
  },
);

test.each([
  ['is refused', '\r\nERROR\r\n', 10_000],
  ['is not answered', null, 60_000],
])('a SIM whose ICCID %s again and again is ready no longer', async (_what, reply, withinMs) => {
  const modem = await createReadyModem();
  modem.reply = (command) => (/CCID|CRSM/.test(command) ? reply : undefined);
  await modem.clock.advance(withinMs);
  modem.seen.length = 0;
  await modem.clock.advance(120_000);
  const { sim } = modem.service.snapshot();
  expect(modem.service.snapshot().phase).toBe('ready');
  expect(sim).toMatchObject({ iccid: null });
  expect(modem.seen.every((snapshot) => snapshot.sim.state !== 'ready' || snapshot.sim.iccid === null)).toBe(
    true,
  );
  modem.reply = () => undefined;
  await modem.clock.advance(60_000);
  expect(modem.service.snapshot()).toMatchObject({
    sim: { state: 'ready', iccid: CARD_A.iccid },
    registration: 'home',
  });
});

test('one unanswered check costs a SIM nothing', async () => {
  const modem = await createReadyModem();
  let lost = 1;
  modem.seen.length = 0;
  modem.reply = (command) => (command === 'AT+QCCID' && lost-- > 0 ? null : undefined);
  await modem.clock.advance(60_000);
  expect(lost).toBeLessThan(0);
  expect(modem.seen.every(({ sim }) => sim.state === 'ready')).toBe(true);
});

/** As its file says it, for a test card whose number begins with other digits than telecom cards have. */
const TEST_CARD = { ...CARD_B, iccid: '72460000000000000029' };

function readsFiles(modem: ScriptedModem): void {
  const files = { [CARD_A.iccid]: '98640000000000000011', [TEST_CARD.iccid]: '27640000000000000092' };
  modem.reply = (command) =>
    command.startsWith('AT+CRSM') && modem.card !== null
      ? answer(`+CRSM: 144,0,"${files[modem.card.iccid]}"`)
      : undefined;
}

test('a card that the command of the last one cannot read is read by another', async () => {
  const modem = await createReadyModem();
  readsFiles(modem);
  modem.card = TEST_CARD;
  await modem.clock.advance(10_000);
  expect(modem.service.snapshot().sim).toMatchObject({
    state: 'ready',
    iccid: TEST_CARD.iccid,
    imsi: TEST_CARD.imsi,
  });
});

test('an ICCID that lost its tail once is no other card', async () => {
  const modem = await createReadyModem();
  let cut = 1;
  modem.reply = (command) =>
    command === 'AT+QCCID' && cut-- > 0 ? answer(`+QCCID: ${CARD_A.iccid.slice(0, 18)}`) : undefined;
  modem.seen.length = 0;
  await modem.clock.advance(30_000);
  expect(cut).toBeLessThan(0);
  expect(modem.seen.every(({ sim }) => sim.state === 'ready' && sim.iccid === CARD_A.iccid)).toBe(true);
});

test.each([
  ['refused', '\r\nERROR\r\n'],
  ['cut short', answer(`+QCCID: ${CARD_B.iccid.slice(0, 18)}`)],
])(
  'a card found after an answer that was %s does not inherit the network of the last one',
  async (_what, first) => {
    const modem = await createReadyModem();
    expect(modem.service.snapshot().registration).toBe('home');
    const imsisBefore = modem.countOf(/CIMI/);
    let odd = 1;
    modem.reply = (command) => {
      if (command === 'AT+QCCID' && odd-- > 0) return first;
      const searches = modem.countOf(/CIMI/) > imsisBefore && /C(G|E)?REG\?/.test(command);
      return searches ? answer(`${command.slice(2, -1)}: 0,2`) : undefined;
    };
    modem.card = CARD_B;
    modem.seen.length = 0;
    await modem.clock.advance(20_000);
    const ofB = modem.seen.filter(({ sim }) => sim.iccid === CARD_B.iccid);
    expect(ofB.length).toBeGreaterThan(0);
    expect(ofB.filter(({ registration }) => registration === 'home')).toEqual([]);
  },
);

test('a card that is not inserted is gone, although the modem goes on telling its ICCID', async () => {
  const modem = await createReadyModem();
  modem.reply = (command) => (/CPIN|CIMI/.test(command) ? '\r\n+CME ERROR: 10\r\n' : undefined);
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().sim).toMatchObject({ state: 'absent', iccid: null });
});

test('of a voice and a data number in one answer the voice number counts', async () => {
  const modem = createScriptedModem();
  modem.reply = (command) =>
    command === 'AT+CNUM'
      ? answer(
          '+CNUM: "","",129\r\n+CNUM: "Voice","+46701000011",145,7,4\r\n+CNUM: "Data","+46701000012",145,7,0',
        )
      : undefined;
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().sim.evidence).toEqual([
    { source: 'cnum', raw: '+46701000011', number: '+46701000011' },
  ]);
});
