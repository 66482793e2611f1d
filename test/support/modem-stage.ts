import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { putModemOnTcp } from './modem-on-tcp.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

interface ModemStage {
  readonly modem: SimulatedModem;
  readonly profile: string;
  readonly flags: readonly string[];
}

/** One modem on TCP with this card, and the flags that join the app to it and to the upstream. */
export async function withModem(
  sim: SimulatedSim,
  upstreamUrl: string,
  act: (stage: ModemStage) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const modem = createSimulatedModem({
      family: 'ec25',
      sim,
      clock: createSystemClock(),
      random: createRandom(1),
    });
    const tcp = await putModemOnTcp(modem);
    const keyFile = join(folder, 'key');
    writeFileSync(keyFile, 'test-key');
    try {
      await act({
        modem,
        profile: join(folder, 'profile'),
        flags: [`--ports=${tcp.address}`, `--upstream=${upstreamUrl}`, `--api-key-file=${keyFile}`],
      });
    } finally {
      await tcp.close();
      modem.stop();
    }
  });
}

export function anySim(): SimulatedSim {
  const [sim] = createSims(1, createRandom(7));
  if (sim === undefined) throw new Error('no SIM was made');
  return sim;
}
