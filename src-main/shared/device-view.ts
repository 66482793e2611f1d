/** A serial device of this PC that could be handed over to Portlight. Nothing is written to it before the user ticks it. */
export interface DeviceView {
  readonly path: string;
  /** `Quectel EC25 modem`, `FTDI FT4232H adapter`, or null where nothing is known. */
  readonly description: string | null;
  readonly manufacturer: string | null;
  readonly usbId: string | null;
  readonly serialNumber: string | null;
  /** USB topology path, stable over renumbering: `1-2.3:1.2`. */
  readonly location: string | null;
  /** True when the USB id belongs to a known modem or pool adapter. */
  readonly proposed: boolean;
  readonly alreadyUsed: boolean;
}
