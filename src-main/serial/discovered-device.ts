/** A serial device of this PC, as the operating system describes it. Nothing was sent to it. */
export interface DiscoveredDevice {
  readonly path: string;
  /** `2c7c:0125`, lower case; null for what is not on USB. */
  readonly usbId: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  readonly serialNumber: string | null;
  /** USB topology path, `1-2.3:1.2`: the same socket has the same one after each replug. */
  readonly location: string | null;
  readonly interfaceNumber: number | null;
  /** USB class, subclass and protocol of the interface, `ff0212`: the only sign by which Huawei marks its AT tty. */
  readonly interfaceClass: string | null;
  /** Equal for all ttys of one USB device, null for what is not on USB. */
  readonly deviceKey: string | null;
  /** The controller that the USB bus hangs on, `0000:00:14.0`: buses may be numbered anew at each start of the computer. */
  readonly hostController: string | null;
}
