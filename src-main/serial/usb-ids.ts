/** What a USB id says of the ttys behind it. */
export interface KnownUsbDevice {
  readonly name: string;
  /** A modem with its own USB has several ttys of which one is used; an adapter has one modem behind each. */
  readonly kind: 'modem' | 'adapter';
  /** Interfaces that take AT commands, best first; empty where that differs between models. */
  readonly atInterfaces: readonly number[];
}

function modem(name: string, ...atInterfaces: readonly number[]): KnownUsbDevice {
  return { name: `${name} modem`, kind: 'modem', atInterfaces };
}

function adapter(name: string): KnownUsbDevice {
  return { name: `${name} adapter`, kind: 'adapter', atInterfaces: [] };
}

/**
 * Sources: the id tables of Linux' option, qcserial, ftdi_sio, cp210x, pl2303 and ch341 drivers, the port types that
 * ModemManager knows for ZTE, and the vendors' USB application notes. Where a modem has two AT ttys the one without PPP comes first.
 */
const devices: Readonly<Record<string, KnownUsbDevice>> = {
  '0403:6001': adapter('FTDI FT232R'),
  '0403:6010': adapter('FTDI FT2232'),
  '0403:6011': adapter('FTDI FT4232H'),
  '0403:6014': adapter('FTDI FT232H'),
  '0403:6015': adapter('FTDI FT-X'),
  '10c4:ea60': adapter('Silicon Labs CP210x'),
  '10c4:ea70': adapter('Silicon Labs CP2105'),
  '10c4:ea71': adapter('Silicon Labs CP2108'),
  '067b:2303': adapter('Prolific PL2303'),
  '067b:23a3': adapter('Prolific PL2303GC'),
  '067b:23b3': adapter('Prolific PL2303GB'),
  '067b:23c3': adapter('Prolific PL2303GT'),
  '067b:23d3': adapter('Prolific PL2303GL'),
  '067b:23e3': adapter('Prolific PL2303GE'),
  '067b:23f3': adapter('Prolific PL2303GS'),
  '1a86:7523': adapter('WCH CH340'),
  '1a86:7522': adapter('WCH CH340K'),
  '1a86:5523': adapter('WCH CH341'),
  '1a86:55d2': adapter('WCH CH342'),
  '1a86:55d3': adapter('WCH CH343'),
  '1a86:55d4': adapter('WCH CH9102'),
  '1a86:55d5': adapter('WCH CH344'),
  '1a86:55d6': adapter('WCH CH9143'),
  '1a86:55d7': adapter('WCH CH9103'),
  '1a86:55d8': adapter('WCH CH9101'),
  '1a86:55d9': adapter('WCH CH348'),
  '1a86:55da': adapter('WCH CH347'),
  '1a86:55db': adapter('WCH CH347'),
  '1a86:55dd': adapter('WCH CH347'),
  '1a86:55de': adapter('WCH CH347'),
  '1a86:55df': adapter('WCH CH9104'),
  '1a86:55e8': adapter('WCH CH9114'),
  '1a86:e018': adapter('WCH CH9344'),
  '2c7c:0125': modem('Quectel EC25', 2, 3),
  '2c7c:0121': modem('Quectel EC21', 2, 3),
  '2c7c:0191': modem('Quectel EG91', 2, 3),
  '2c7c:0195': modem('Quectel EG95', 2, 3),
  '2c7c:0296': modem('Quectel BG96', 2, 3),
  '2c7c:0306': modem('Quectel EP06', 2, 3),
  '2c7c:0512': modem('Quectel EG12', 2, 3),
  '2c7c:6026': modem('Quectel EC200T'),
  '05c6:9215': modem('Quectel EC20', 2),
  '05c6:9090': modem('Quectel UC15', 2),
  '1e0e:9001': modem('SIMCom SIM7600', 2, 3),
  '1e0e:9011': modem('SIMCom A7600', 4, 5),
  '1e0e:9205': modem('SIMCom SIM7000', 2, 3),
  '1e0e:9206': modem('SIMCom SIM7070', 2, 3),
  '12d1:1001': modem('Huawei E1550', 2, 0),
  '12d1:1003': modem('Huawei E220'),
  '12d1:1406': modem('Huawei E1750'),
  '12d1:140c': modem('Huawei E180'),
  '12d1:1436': modem('Huawei E173'),
  '12d1:14ac': modem('Huawei E1820'),
  '12d1:1506': modem('Huawei E3131'),
  '12d1:1c05': modem('Huawei E173'),
  '12d1:1573': modem('Huawei MU609'),
  '12d1:15c1': modem('Huawei ME909s'),
  '19d2:0001': modem('ZTE', 2, 0),
  '19d2:0002': modem('ZTE', 4, 2),
  '19d2:0031': modem('ZTE', 1, 3),
  '19d2:0063': modem('ZTE', 1, 3),
  '19d2:0083': modem('ZTE'),
  '19d2:0117': modem('ZTE', 1, 2),
  '1546:1102': modem('u-blox', 0, 2, 4),
  '1546:1104': modem('u-blox', 0, 2, 4),
};

/** Makers whose ttys are modems in practice, whatever product id the next board brings. */
const makers: Readonly<Record<string, KnownUsbDevice>> = {
  '1199': modem('Sierra Wireless', 3),
  '114f': modem('Wavecom'),
  '05c6': modem('Qualcomm based'),
  '2020': modem('MeiG'),
  '1782': modem('Spreadtrum based'),
};

/** What is known of a USB id (`2c7c:0125`, lower case), or null. */
export function lookUpUsbId(usbId: string): KnownUsbDevice | null {
  return devices[usbId] ?? makers[usbId.slice(0, 4)] ?? null;
}
