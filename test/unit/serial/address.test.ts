import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../src-main/serial/address.ts';

function spelled(text: string): string {
  const address = parseAddress(text);
  return address.ok ? formatAddress(address.value) : `error: ${address.error}`;
}

describe('reading an address', () => {
  it.each([
    ['/dev/ttyUSB0', '/dev/ttyUSB0'],
    ['  /dev//ttyUSB0 ', '/dev/ttyUSB0'],
    ['/dev/ttyUSB0/', '/dev/ttyUSB0'],
    ['com3', 'COM3'],
    ['COM3:', 'COM3'],
    ['COM256', 'COM256'],
    ['\\\\.\\COM10', 'COM10'],
    ['tcp://192.168.1.20:4000', 'tcp://192.168.1.20:4000'],
    ['TCP://Pool-A.local:1', 'tcp://pool-a.local:1'],
    ['tcp://[FE80::1]:65535', 'tcp://[fe80::1]:65535'],
    ['tcp://[0:0:0:0:0:0:0:1]:4000', 'tcp://[::1]:4000'],
    ['tcp://[fe80::1%eth0]:4000', 'tcp://[fe80::1%eth0]:4000'],
    ['tcp://box:4000/', 'tcp://box:4000'],
  ])('takes %s', (text, expected) => {
    expect(spelled(text)).toBe(expected);
  });

  it.each([
    ['', /empty.*\/dev\/ttyUSB0.*tcp:\/\/host:port/],
    ['   ', /empty/],
    ['ttyUSB0', /not a full path.*\/dev\/ttyUSB0/],
    ['./ttyUSB0', /\/dev\/ttyUSB0/],
    ['COM0', /COM1 to COM256/],
    ['COM257', /COM1 to COM256/],
    ['/dev/tty\0USB0', /control character/],
    ['tcp://', /host is missing/],
    ['tcp://:4000', /host is missing/],
    ['tcp://box', /port number is missing.*tcp:\/\/box:4000/],
    ['tcp://box:', /port number is missing.*tcp:\/\/box:4000/],
    ['tcp://box:0', /Port 0 is out of range.*1 to 65535/],
    ['tcp://box:65536', /Port 65536 is out of range.*1 to 65535/],
    ['tcp://box:at', /"at" is not a port number/],
    ['tcp://box:-1', /"-1" is not a port number/],
    ['tcp://fe80::1:4000', /brackets/],
    ['tcp://[fe80::1]', /port number is missing/],
    ['tcp://[box]:4000', /"box" is not an IPv6 address/],
    ['tcp://user@box:4000', /not a host name/],
    ['tcp://box:4000/path', /not a port number/],
    ['sim://1', /sim:\/\/ is not known/],
    ['http://box:80', /http:\/\/ is not known/],
  ])('refuses %j and says what to write', (text, expected) => {
    expect(spelled(text)).toMatch(/^error: /);
    expect(spelled(text)).toMatch(expected);
  });
});
