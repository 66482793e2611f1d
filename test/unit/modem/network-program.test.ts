import { expect, test } from 'vitest';
import { answer, createReadyModem, createScriptedModem } from './scripted-modem.ts';

test('asks for the name of the network without touching the format where names come anyway', async () => {
  const modem = await createReadyModem();
  expect(modem.service.snapshot().network).toBe('Net');
  expect(modem.countOf(/COPS=/)).toBe(0);
});

test('asks for the name where another program has left the format at digits', async () => {
  const modem = createScriptedModem();
  modem.reply = (command) => {
    if (command === 'AT+COPS?') return answer('+COPS: 0,2,"24007",7');
    return command === 'AT+COPS=3,0;+COPS?' ? answer('+COPS: 0,0,"Tele2",7') : undefined;
  };
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().network).toBe('Tele2');
});

test('shows the digits where the modem has no names', async () => {
  const modem = createScriptedModem();
  modem.reply = (command) => {
    if (command === 'AT+COPS?') return answer('+COPS: 0,2,"24007",7');
    return command.startsWith('AT+COPS=') ? '\r\nERROR\r\n' : undefined;
  };
  modem.service.start();
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().network).toBe('24007');
});
