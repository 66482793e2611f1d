import { expect, test } from 'vitest';
import { CARD_A, createReadyModem } from './scripted-modem.ts';

test.each([0, 50, 99, 101, 500])(
  'a modem that was told to restart and boots %i ms after its first OK is read whole',
  async (bootMs) => {
    const modem = await createReadyModem();
    let told = Number.POSITIVE_INFINITY;
    let booted = false;
    modem.reply = (command) => {
      const nowMs = modem.clock.monotonicMs();
      if (command === 'AT+CFUN=1,1') told = nowMs;
      if (nowMs < told + 5_000) return null;
      if (booted || command !== 'AT') return undefined;
      if (bootMs === 0) {
        booted = true;
        return '\r\nOK\r\n\r\nRDY\r\n';
      }
      modem.clock.setTimer(bootMs, () => {
        if (!booted) modem.transport.say('\r\nRDY\r\n');
        booted = true;
      });
      return undefined;
    };
    await modem.clock.advance(120_000);
    expect(booted).toBe(true);
    expect(modem.service.snapshot()).toMatchObject({
      phase: 'ready',
      fault: null,
      sim: { state: 'ready', iccid: CARD_A.iccid },
    });
  },
);
