import { expect, test } from 'vitest';
import { answer, CARD_B, createReadyModem, type ScriptedModem } from './scripted-modem.ts';

/** Moves on until the next check of the ICCID is under way. */
async function duringCheck(modem: ScriptedModem): Promise<void> {
  modem.delayMs = (command) => (command === 'AT+QCCID' ? 400 : 20);
  const before = modem.countOf(/QCCID/);
  for (let step = 0; step < 1_000 && modem.countOf(/QCCID/) === before; step++) await modem.clock.advance(20);
  expect(modem.countOf(/QCCID/)).toBe(before + 1);
}

test('verify called during a check reads the ICCID again right after it', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(10_000);
  await duringCheck(modem);
  const calledAtMs = modem.clock.monotonicMs();
  let verified = false;
  void modem.service.verify().then(() => {
    verified = true;
  });
  await modem.clock.advance(1_500);
  expect(verified).toBe(true);
  expect(modem.asked.filter(({ text, atMs }) => text === 'AT+QCCID' && atMs > calledAtMs)).toHaveLength(1);
});

test('a line about the card during a check leads to another check right after it', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(10_000);
  await duringCheck(modem);
  modem.transport.say('\r\n+CPIN: READY\r\n');
  modem.reply = (command) => {
    if (command !== 'AT+QCCID') return undefined;
    modem.reply = () => undefined;
    modem.card = CARD_B;
    return answer(`+QCCID: ${modem.seen.at(-1)?.sim.iccid}`);
  };
  await modem.clock.advance(2_500);
  expect(modem.service.snapshot().sim.iccid).toBe(CARD_B.iccid);
});

test('a line about the card during the first reading is not forgotten', async () => {
  const modem = await createReadyModem();
  modem.seen.length = 0;
  modem.delayMs = (command) => (command === 'AT+CNUM' ? 3_000 : 20);
  modem.transport.say('\r\nRDY\r\n');
  await modem.clock.advance(2_500);
  expect(modem.service.snapshot().phase).toBe('identifying');
  const before = modem.countOf(/CPIN/);
  modem.transport.say('\r\n+CPIN: READY\r\n');
  modem.delayMs = () => 20;
  await modem.clock.advance(2_000);
  expect(modem.service.snapshot().phase).toBe('ready');
  expect(modem.countOf(/CPIN/)).toBeGreaterThan(before);
});
