// Reads the same ttys with serialport-gsm, the way its own example does, all ports side by side.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PlacedModem } from './identify-plan.ts';

export interface PeerInput {
  /** The folder that holds its node_modules. */
  readonly folder: string;
  readonly ports: readonly PlacedModem[];
  readonly timeoutMs: number;
}

/** Ms from the start to the end of each live port, null where an answer was missing. */
export interface PeerResult {
  readonly knownMs: readonly (number | null)[];
}

interface GsmAnswer {
  readonly status?: string;
  readonly data?: unknown;
}

interface GsmModem {
  open(path: string, options: Readonly<Record<string, unknown>>): Promise<unknown>;
  initializeModem(): Promise<GsmAnswer>;
  executeCommand(
    text: string,
    then: (answer: { readonly data?: unknown } | null, error: unknown) => void,
    priority: boolean,
    timeoutMs: number,
  ): void;
  getModemSerial(): Promise<GsmAnswer>;
  getNetworkSignal(): Promise<GsmAnswer>;
  getOwnNumber(): Promise<GsmAnswer>;
}

interface GsmPackage {
  Modem(): GsmModem;
}

const OPEN_OPTIONS = { baudRate: 115_200, dataBits: 8, stopBits: 1, parity: 'none', rtscts: false };
const COMMAND_TIMEOUT_MS = 10_000;

function askIccid(modem: GsmModem): Promise<unknown> {
  return new Promise((resolve, reject) => {
    modem.executeCommand(
      'AT+CCID',
      (answer, error) => (error ? reject(new Error('no ICCID')) : resolve(answer)),
      false,
      COMMAND_TIMEOUT_MS,
    );
  });
}

async function read(gsm: GsmPackage, path: string, startedMs: number): Promise<number | null> {
  const modem = gsm.Modem();
  try {
    await modem.open(path, OPEN_OPTIONS);
    await modem.initializeModem();
    // One after the other, as its queue does it anyway; each of them rejects where the answer is an error.
    await Promise.all([
      askIccid(modem),
      modem.getModemSerial(),
      modem.getNetworkSignal(),
      modem.getOwnNumber(),
    ]);
    return performance.now() - startedMs;
  } catch {
    return null;
  }
}

async function run({ folder, ports, timeoutMs }: PeerInput): Promise<PeerResult> {
  const gsm = createRequire(join(folder, 'package.json'))('serialport-gsm') as GsmPackage;
  const startedMs = performance.now();
  const gaveUp = new Promise<null>((resolve) => setTimeout(() => resolve(null), timeoutMs));
  const reads = ports.map(({ path, kind }) => {
    const reading = read(gsm, path, startedMs);
    return kind === 'live' ? Promise.race([reading, gaveUp]) : null;
  });
  return { knownMs: await Promise.all(reads.filter((reading) => reading !== null)) };
}

process.send?.(await run(JSON.parse(process.argv[2] ?? '') as PeerInput), () => process.exit(0));
