import type { SerialPort } from 'serialport';

/** serialport's layer below its streams: one call for each system call, which is all that a transport needs. */
export type TtyBinding = Awaited<ReturnType<typeof SerialPort.binding.open>>;

/** What we use of it on Linux and macOS, where we read and write the descriptor ourselves. */
export interface UnixTtyBinding {
  readonly poller: {
    once(event: 'readable' | 'writable', listener: (error: Error | null) => void): unknown;
    poll(flags: number): void;
    /** Cancels: every `once` still waiting gets an error. */
    stop(): void;
  };
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a tty raw, 8N1, without flow control, locked against a second opener. Rejects with serialport's error.
 *
 * On Windows serialport writes `\\.\` before the name by itself, without which COM10 and above are not found.
 *
 * serialport is loaded at the first call: an app start without ports does not wait for its native part.
 */
export async function openTtyBinding(path: string, baudRate: number): Promise<TtyBinding> {
  const { SerialPort } = await import('serialport');
  const port = await SerialPort.binding.open({ path, baudRate, hupcl: false, lock: true, rtscts: false });
  // Modems answer only while DTR and RTS are up. Ptys and some adapters have no such lines and refuse; bytes flow anyway.
  await port.set({ dtr: true, rts: true, brk: false, cts: false, dsr: false }).catch(() => {});
  return port;
}
