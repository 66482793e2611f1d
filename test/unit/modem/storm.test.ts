import { expect, test } from 'vitest';
import { createForgetfulPins } from '../../../src-main/modem/pin/pin-desk.ts';
import { createRandom, type Random } from '../../../src-main/sandbox/random.ts';
import { asIccid } from '../../../src-main/shared/ids.ts';
import { answer, CARD_A, CARD_B, createScriptedModem, type ScriptedModem } from './scripted-modem.ts';

const PIN = '4821';
const WRONG_PIN = '0000';
const STORM_MS = 1_800_000;
const CALM_MS = 600_000;

/** A card with a PIN in a modem that fails in every way at random while `stormy`; its power is that of `AT+CFUN`. */
function createStorm(modem: ScriptedModem, random: Random) {
  const swap = (card: ScriptedModem['card']) => {
    modem.card = card;
    storm.open = false;
    storm.cards.push({ sinceMs: modem.clock.monotonicMs(), iccid: card?.iccid ?? null });
  };
  const storm = {
    stormy: true,
    open: false,
    radio: 1,
    tries: new Map<string, number>(),
    given: [] as string[],
    cards: [{ sinceMs: 0, iccid: modem.card?.iccid ?? null }],
    swap,
  };
  const triesOf = (iccid: string) => storm.tries.get(iccid) ?? 3;
  /** One command after the other, as modems do; what waits when it boots is never done. */
  let busyUntilMs = 0;
  let boots = 0;
  const waiting: number[] = [];
  const boot = () => {
    storm.open = false;
    storm.radio = 1;
    boots += 1;
    modem.transport.say('\r\nRDY\r\n');
  };
  const obey = (command: string): string | undefined => {
    const [, pin] = /^AT\+CPIN="(\d+)"$/.exec(command) ?? [];
    const [, cfun] = /^AT\+CFUN=(\d)/.exec(command) ?? [];
    if (command === 'AT+CFUN=1,1') modem.clock.setTimer(2_000, boot);
    else if (cfun !== undefined) storm.radio = Number(cfun);
    if (cfun === '0') storm.open = false;
    if (pin !== undefined) {
      if (storm.open || modem.card === null || storm.radio === 0) return '\r\n+CME ERROR: 3\r\n';
      const { iccid } = modem.card;
      storm.given.push(`${iccid} ${pin}`);
      storm.open = pin === PIN;
      storm.tries.set(iccid, storm.open ? 3 : triesOf(iccid) - 1);
      return storm.open ? '\r\nOK\r\n' : '\r\n+CME ERROR: 16\r\n';
    }
    if (command === 'AT+CFUN?') return answer(`+CFUN: ${storm.radio}`);
    if (modem.card === null || storm.radio === 0)
      return /CPIN|CRSM|CCID|CIMI/.test(command) ? '\r\n+CME ERROR: 10\r\n' : undefined;
    if (command === 'AT+QPINC?') return answer(`+QPINC: "SC",${triesOf(modem.card.iccid)},10`);
    if (command.startsWith('AT+CRSM=176'))
      return answer(`+CRSM: 144,0,"${modem.card.iccid.replace(/(.)(.)/g, '$2$1')}"`);
    if (command === 'AT+CPIN?' && !storm.open) return answer('+CPIN: SIM PIN');
    return !storm.open && /CIMI|CNUM|CPB/.test(command) ? '\r\n+CME ERROR: 11\r\n' : undefined;
  };
  modem.delayMs = () => {
    const nowMs = modem.clock.monotonicMs();
    const isSlow = storm.stormy && random() > 0.7;
    const tookMs = isSlow ? Math.round(random() * (random() < 0.2 ? 30_000 : 1_500)) : 20;
    busyUntilMs = Math.max(nowMs, busyUntilMs) + tookMs;
    waiting.push(boots);
    return busyUntilMs - nowMs;
  };
  modem.reply = (command) => {
    if (waiting.shift() !== boots) return null;
    if (!storm.stormy) return obey(command);
    const luck = random();
    if (luck < 0.03) return null;
    if (luck < 0.05) return '\r\nERROR\r\n';
    const told = obey(command);
    if (luck > 0.03 && luck < 0.08) modem.clock.setTimer(Math.round(random() * 200), boot);
    return luck > 0.99 ? `${told ?? '\r\nOK\r\n'}\r\nRDY\r\n` : told;
  };
  return storm;
}

type Stay = ReturnType<typeof createStorm>['cards'][number];

/** Snapshots with an ICCID that did not sit in the socket at the moment at which it is said to have been read. */
function wrongReadings({ seen }: ScriptedModem, cards: readonly Stay[]) {
  return seen.filter(({ sim: { iccid, iccidReadAtMs: readAtMs } }) => {
    if (iccid === null || readAtMs === null) return false;
    const before = cards.filter(({ sinceMs }) => sinceMs < readAtMs).at(-1);
    return (
      (before ?? cards[0])?.iccid !== iccid &&
      !cards.some((card) => card.sinceMs === readAtMs && card.iccid === iccid)
    );
  });
}

/** What people and the rest of the app do meanwhile. */
function meddle(
  modem: ScriptedModem,
  swap: (card: ScriptedModem['card']) => void,
  random: Random,
  settled: Promise<unknown>[],
): void {
  const { service } = modem;
  const iccid = asIccid(service.snapshot().sim.iccid ?? '');
  const luck = random();
  if (luck < 0.1) service.identifyAgain();
  else if (luck < 0.3) settled.push(service.verify());
  else if (luck < 0.35) settled.push(service.findNumber(null));
  else if (luck < 0.45)
    settled.push(service.enterPin({ iccid, pin: random() < 0.3 ? WRONG_PIN : PIN, remember: true }));
  else if (luck < 0.5) {
    settled.push(service.stop());
    if (random() < 0.5) service.start();
    else modem.clock.setTimer(3_000, () => service.start());
  } else if (luck < 0.55) swap(random() < 0.3 ? null : random() < 0.5 ? CARD_A : CARD_B);
  else if (luck < 0.6)
    modem.transport.say(random() < 0.5 ? '\r\n+CPIN: NOT READY\r\n' : '\r\n+QSIMSTAT: 1,0\r\n');
  else if (luck < 0.65) modem.transport.say('\r\nnoise\u0000\r');
  else if (luck < 0.68) modem.transport.end({ kind: 'vanished', detail: 'pulled' });
}

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'after a storm of faults a modem is as it should be, and nothing is left behind (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const pins = createForgetfulPins();
    const modem = createScriptedModem({ pins });
    const storm = createStorm(modem, random);
    const calls: Promise<unknown>[] = [];
    modem.service.start();
    while (modem.clock.monotonicMs() < STORM_MS) {
      await modem.clock.advance(Math.round(random() * 20_000));
      meddle(modem, storm.swap, random, calls);
    }
    storm.stormy = false;
    storm.swap(CARD_A);
    modem.service.start();
    modem.service.identifyAgain();
    await modem.clock.advance(CALM_MS);
    const { phase, fault, sim } = modem.service.snapshot();
    expect({ phase, fault, iccid: sim.iccid, radio: storm.radio }).toEqual({
      phase: 'ready',
      fault: null,
      iccid: CARD_A.iccid,
      radio: 1,
    });
    const wrong = storm.given.filter((given) => given.endsWith(WRONG_PIN));
    expect(new Set(wrong).size).toBe(wrong.length);
    expect(wrongReadings(modem, storm.cards)).toEqual([]);
    await modem.service.stop();
    let left = calls.length;
    for (const call of calls) void call.then(() => left--);
    await modem.clock.advance(0);
    expect(left).toBe(0);
    await modem.clock.advance(60_000);
    expect(modem.clock.timers).toBe(0);
  },
  60_000,
);
