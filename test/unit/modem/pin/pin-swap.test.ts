import { expect, test } from 'vitest';
import { createForgetfulPins } from '../../../../src-main/modem/pin/pin-desk.ts';
import type { PinResult } from '../../../../src-main/modem/pin/pin-entry.ts';
import { asIccid } from '../../../../src-main/shared/ids.ts';
import { NO_PIN_MEMORY, type PinKeeper } from '../../../../src-main/shared/pin-memory.ts';
import { answer, CARD_A, CARD_B, createScriptedModem, type ScriptedModem } from '../scripted-modem.ts';

const PIN = '4821';
const ICCID = asIccid(CARD_A.iccid);

interface Lock {
  /** What `AT+CPIN?` says. */
  state: string;
  /** Wrong PINs that the card still takes, as the modem tells; null where it does not. */
  tries: number | null;
  /** Moments in a script, called before the answer is made up. */
  before: (command: string) => void;
}

function fileOf(iccid: string): string {
  return iccid.padEnd(20, 'F').replace(/(.)(.)/g, '$2$1');
}

function lock(modem: ScriptedModem): Lock {
  const state: Lock = { state: 'SIM PIN', tries: 3, before: () => {} };
  modem.reply = (command) => {
    state.before(command);
    if (command === 'AT+CPIN?') return answer(`+CPIN: ${state.state}`);
    if (command.startsWith('AT+CRSM=176,12258'))
      return answer(`+CRSM: 144,0,"${fileOf(modem.card?.iccid ?? '')}"`);
    if (command === 'AT+QPINC?')
      return state.tries === null ? '\r\nERROR\r\n' : answer(`+QPINC: "SC",${state.tries},10`);
    if (command.startsWith('AT+CPIN=')) {
      state.state = 'READY';
      return '\r\nOK\r\n';
    }
    return undefined;
  };
  return state;
}

function keeping(pin: string): PinKeeper {
  const pins = createForgetfulPins();
  if (ICCID !== null) pins.save(ICCID, { ...NO_PIN_MEMORY, pin });
  return pins;
}

test('a kept PIN is not given to a card that came while the first one was being asked', async () => {
  const modem = createScriptedModem({ pins: keeping(PIN) });
  const card = lock(modem);
  card.before = (command) => {
    if (command === 'AT+QPINC?') modem.card = CARD_B;
  };
  modem.service.start();
  await modem.clock.advance(10_000);
  expect(modem.countOf(/CPIN=/)).toBe(0);
  expect(modem.service.snapshot().sim).toMatchObject({ state: 'pin', iccid: CARD_B.iccid });
});

test('a typed PIN is not given to a card that came while the first one was being asked', async () => {
  const modem = createScriptedModem({ pins: createForgetfulPins() });
  const card = lock(modem);
  modem.service.start();
  await modem.clock.advance(10_000);
  card.before = (command) => {
    if (command === 'AT+QPINC?') modem.card = CARD_B;
  };
  const results: PinResult[] = [];
  void modem.service
    .enterPin({ iccid: ICCID, pin: PIN, remember: true })
    .then((result) => results.push(result));
  await modem.clock.advance(5_000);
  expect(results).toEqual([{ kind: 'other-sim' }]);
  expect(modem.countOf(/CPIN=/)).toBe(0);
  modem.card = CARD_A;
  card.before = () => {};
  modem.service.identifyAgain();
  await modem.clock.advance(5_000);
  void modem.service
    .enterPin({ iccid: ICCID, pin: PIN, remember: true })
    .then((result) => results.push(result));
  await modem.clock.advance(5_000);
  expect(results.at(-1)).toEqual({ kind: 'accepted' });
});

/** Enters the PIN into a card that says "busy" for 12 s before it is ready. */
async function enterIntoSlowCard(pins: PinKeeper, tries: number | null): Promise<ScriptedModem> {
  const modem = createScriptedModem({ pins });
  const card = lock(modem);
  card.tries = tries;
  card.before = (command) => {
    if (!command.startsWith('AT+CPIN=')) return;
    modem.clock.setTimer(10, () => {
      card.state = 'SIM BUSY';
    });
    modem.clock.setTimer(12_000, () => {
      card.state = 'READY';
    });
  };
  modem.service.start();
  await modem.clock.advance(10_000);
  void modem.service.enterPin({ iccid: ICCID, pin: PIN, remember: true });
  await modem.clock.advance(60_000);
  expect(modem.service.snapshot().sim.state).toBe('ready');
  await modem.service.stop();
  return modem;
}

test.each([3, null])(
  'a card that needs long after its PIN is opened by itself from then on (%s tries told)',
  async (tries) => {
    const pins = createForgetfulPins();
    expect((await enterIntoSlowCard(pins, tries)).countOf(/CPIN=/)).toBe(1);
    for (let start = 0; start < 3; start++) {
      const later = createScriptedModem({ pins });
      const card = lock(later);
      card.tries = tries;
      later.service.start();
      await later.clock.advance(20_000);
      expect(later.countOf(/CPIN=/)).toBe(1);
      expect(later.service.snapshot().sim.state).toBe('ready');
    }
  },
);
