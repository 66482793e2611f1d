import { createConnection } from 'node:net';
import { SerialPort } from 'serialport';
import { expect, test, vi } from 'vitest';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { putModemOnPty } from '../support/modem-on-pty.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';

function createModem() {
  return createSimulatedModem({
    family: 'ec25',
    sim: null,
    clock: createSystemClock(),
    random: createRandom(1),
    latencyMs: 1,
  });
}

/** Settles with all that came once the text ends with OK. */
function untilOk(onData: (listener: (bytes: Buffer) => void) => void): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    onData((bytes) => {
      text += bytes.toString('latin1');
      if (text.endsWith('OK\r\n')) resolve(text);
    });
  });
}

test('a modem answers byte for byte on a kernel tty', async () => {
  const modem = createModem();
  const line = await putModemOnPty(modem);
  const port = new SerialPort({ path: line.path, baudRate: 115200 });
  const answer = untilOk((listener) => port.on('data', listener));
  port.write('AT+CGMM\r');
  expect(await answer).toBe('AT+CGMM\r\r\nEC25\r\n\r\nOK\r\n');
  await new Promise<void>((resolve) => port.close(() => resolve()));
  await line.close();
  modem.stop();
});

test('a modem answers byte for byte behind a TCP port, and again after a dropped connection', async () => {
  const modem = createModem();
  const line = await putModemOnTcp(modem);
  for (let round = 0; round < 2; round++) {
    const socket = createConnection(line.port, '127.0.0.1');
    const answer = untilOk((listener) => socket.on('data', listener));
    socket.write('AT+CGMM\r');
    expect(await answer).toBe('AT+CGMM\r\r\nEC25\r\n\r\nOK\r\n');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    line.dropConnections();
    await closed;
  }
  await line.close();
  modem.stop();
});

test('the ttys of one modem on kernel ttys: positions on one, AT on two, nothing on the fourth', async () => {
  const modem = createModem();
  const lines = await Promise.all(
    (['diag', 'nmea', 'at', 'at'] as const).map((role) => putModemOnPty(modem.openChannel(role))),
  );
  const heard = await Promise.all(
    lines.map(async ({ path }) => {
      const port = new SerialPort({ path, baudRate: 115200 });
      let text = '';
      port.on('data', (bytes: Buffer) => {
        text += bytes.toString('latin1');
      });
      port.write('AT+CGMM\r');
      return { port, text: () => text };
    }),
  );
  const [diag, nmea, first, second] = heard;
  const answer = 'AT+CGMM\r\r\nEC25\r\n\r\nOK\r\n';
  await vi.waitUntil(() => nmea?.text().includes('$GPGGA'), { timeout: 10_000 });
  await vi.waitUntil(() => first?.text() === answer && second?.text() === answer, { timeout: 10_000 });
  expect(diag?.text()).toBe('');
  for (const { port } of heard) await new Promise<void>((resolve) => port.close(() => resolve()));
  for (const line of lines) await line.close();
  modem.stop();
});
