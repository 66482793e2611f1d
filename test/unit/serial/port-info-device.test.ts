import { describe, expect, it } from 'vitest';
import { deviceOfPortInfo } from '../../../src-main/serial/port-info-device.ts';

describe('a device as serialport lists it', () => {
  it('reads id, interface and device key of a composite device on Windows', () => {
    const ttys = ['02', '03'].map((number, index) =>
      deviceOfPortInfo({
        path: `COM1${index}`,
        manufacturer: 'Quectel',
        vendorId: '2C7C',
        productId: '0125',
        pnpId: `USB\\VID_2C7C&PID_0125&MI_${number}\\6&1A2B3C&0&000${index + 2}`,
        locationId: `0000.0014.0000.002.00${index}.000.000.000.000`,
        friendlyName: `Quectel USB AT Port (COM1${index})`,
      }),
    );
    expect(ttys).toMatchObject([
      { path: 'COM10', usbId: '2c7c:0125', interfaceNumber: 2, product: 'Quectel USB AT Port' },
      { path: 'COM11', usbId: '2c7c:0125', interfaceNumber: 3 },
    ]);
    expect(ttys[0]?.deviceKey).toBe(ttys[1]?.deviceKey);
    expect(ttys[0]?.deviceKey).not.toBeNull();
  });

  it('reads the channel letter of FTDI as the interface', () => {
    const pnpId = 'FTDIBUS\\VID_0403+PID_6011+FT4ABCDEC\\0000';
    expect(
      deviceOfPortInfo({ path: 'COM7', vendorId: '0403', productId: '6011', pnpId }).interfaceNumber,
    ).toBe(2);
  });

  it('reads what macOS tells, its ids without leading zeros included', () => {
    expect(
      deviceOfPortInfo({
        path: '/dev/tty.usbserial-1420',
        manufacturer: 'FTDI',
        serialNumber: 'A50285BI',
        locationId: '14200000',
        vendorId: '403',
        productId: '6001',
      }),
    ).toMatchObject({
      usbId: '0403:6001',
      serialNumber: 'A50285BI',
      location: '14200000',
      interfaceNumber: null,
    });
  });

  it('leaves empty what a port without USB does not have', () => {
    expect(deviceOfPortInfo({ path: 'COM1', pnpId: 'ACPI\\PNP0501\\1' })).toMatchObject({
      usbId: null,
      interfaceNumber: null,
      deviceKey: null,
    });
  });
});
