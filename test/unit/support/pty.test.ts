import { existsSync, readdirSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { openPty, type Pty } from '../../support/pty.ts';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function pty(): Promise<Pty> {
  const made = await openPty();
  opened.push(made);
  return made;
}

async function openPort(path: string): Promise<SerialPort> {
  const port = new SerialPort({ path, baudRate: 115_200, hupcl: false, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  return port;
}

function collect(subscribe: (listener: (bytes: Uint8Array) => void) => unknown, length: number) {
  return new Promise<Buffer>((resolve) => {
    let got = Buffer.alloc(0);
    subscribe((bytes) => {
      got = Buffer.concat([got, bytes]);
      if (got.length >= length) resolve(got);
    });
  });
}

describe.runIf(process.platform === 'linux')('a pty as the stand-in of a modem', () => {
  it('carries bytes both ways unchanged and without echo', async () => {
    const modem = await pty();
    const heard: Uint8Array[] = [];
    modem.onData((bytes) => heard.push(bytes));
    modem.write(Buffer.from('before anyone listens\r\n'));
    const port = await openPort(modem.path);
    const atModem = collect((listener) => modem.onData(listener), 3);
    const atPort = collect((listener) => port.on('data', listener), 6);
    port.write('AT\r');
    expect((await atModem).toString()).toBe('AT\r');
    modem.write(Buffer.from('\r\nOK\r\n'));
    expect((await atPort).toString()).toBe('\r\nOK\r\n');
    expect(Buffer.concat(heard).toString()).toBe('AT\r');
    await new Promise<void>((resolve) => port.close(() => resolve()));
  });

  it('takes more bytes than the kernel buffers, without stopping the process', async () => {
    const modem = await pty();
    const port = await openPort(modem.path);
    const big = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
    const atPort = collect((listener) => port.on('data', listener), big.length);
    modem.write(big);
    expect((await atPort).equals(big)).toBe(true);
    await new Promise<void>((resolve) => port.close(() => resolve()));
  });

  it('outlives a port that closes and opens again', async () => {
    const modem = await pty();
    for (const word of ['one', 'two']) {
      const port = await openPort(modem.path);
      const atPort = collect((listener) => port.on('data', listener), 3);
      modem.write(Buffer.from(word));
      expect((await atPort).toString()).toBe(word);
      await new Promise<void>((resolve) => port.close(() => resolve()));
    }
  });

  it('gives back every descriptor and the node when it is closed', async () => {
    await (await openPty()).close();
    const before = readdirSync('/proc/self/fd').length;
    const modem = await openPty();
    await modem.close();
    expect(existsSync(modem.path)).toBe(false);
    expect(readdirSync('/proc/self/fd').length).toBe(before);
  });
});
