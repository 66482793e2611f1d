import { expect, test } from 'vitest';
import { answer, CARD_B, createReadyModem } from './scripted-modem.ts';

/** A modem whose SIM program throws as soon as it meets a national number. */
async function meetFault() {
  let broken = true;
  const modem = await createReadyModem({
    toE164: () => {
      if (broken) throw new Error('no such plan');
      return null;
    },
  });
  modem.card = CARD_B;
  modem.reply = (command) => (command === 'AT+CNUM' ? answer(`+CNUM: ,"0701000029",129`) : undefined);
  return {
    modem,
    mend: () => {
      broken = false;
    },
  };
}

test('an exception in a program costs the port its connection, not its life', async () => {
  const { modem, mend } = await meetFault();
  await modem.clock.advance(30_000);
  expect(modem.seen.map(({ fault }) => fault)).toContainEqual({
    code: 'port-failed',
    detail: 'internal fault: no such plan',
  });
  mend();
  await modem.clock.advance(30_000);
  expect(modem.service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: CARD_B.iccid } });
});

test('verify settles although the reading throws, and so does stop', async () => {
  const { modem } = await meetFault();
  let verified = false;
  modem.service.identifyAgain();
  void modem.service.verify().then(() => {
    verified = true;
  });
  await modem.clock.advance(30_000);
  expect(verified).toBe(true);
  await modem.service.stop();
  expect(modem.service.snapshot().phase).toBe('stopped');
});
