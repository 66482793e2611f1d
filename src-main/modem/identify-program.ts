import type { Registration } from '../shared/port-view.ts';
import { completeIdentity, prepare, readFamily, readImei, shown } from './identity-program.ts';
import { setting } from './line/at-commands.ts';
import type { ModemIdentity, SimReading } from './modem-snapshot.ts';
import { readNetworkName, readRegistration, readSignalDbm } from './network-program.ts';
import { askCardAnew } from './number/number-ladder.ts';
import type { ReadContext } from './read-context.ts';
import { isRegistered } from './registration.ts';
import { readSim } from './sim-program.ts';

/** All that one modem tells. */
export interface ModemReading {
  readonly identity: ModemIdentity;
  readonly sim: SimReading;
  readonly registration: Registration | null;
  readonly network: string | null;
  readonly signalDbm: number | null;
}

export type OnReading = (part: Partial<ModemReading>) => void;

/**
 * Reads a modem that answered `AT`: who it is, its SIM, its network. `onReading` hears of each part as it comes in. What
 * fails alone is left out and the rest stands; whether the session survived is for the caller to look at.
 */
export async function identify(context: ReadContext, onReading: OnReading): Promise<void> {
  await prepare(context);
  const family = await readFamily(context);
  onReading({ identity: shown(family) });
  const sim = await readSim(context, (part) => onReading({ sim: part }));
  onReading({ sim });
  const told = { ...family.told, imei: await readImei(context, family.told.imei) };
  onReading({ identity: shown({ ...family, told }) });
  await readNetwork(context, { registration: null, network: null }, onReading);
  // Last of what is on sale, for a phonebook that is still loading may take 20 s to answer.
  onReading({ sim: await askCardAnew(context, sim) });
  onReading({ identity: await completeIdentity(context, { ...family, told }) });
}

/** `before` saves the question for the network's name while the registration is what it was. */
export async function readNetwork(
  context: ReadContext,
  before: Pick<ModemReading, 'registration' | 'network'>,
  onReading: OnReading,
): Promise<void> {
  const registration = await readRegistration(context);
  onReading({ registration });
  const known = registration === before.registration && before.network !== null;
  const network = known ? before.network : isRegistered(registration) ? await readNetworkName(context) : null;
  onReading({ network, signalDbm: await readSignalDbm(context) });
}

/** Switches the reports of a swapped SIM on. Whether the socket can see one is another question: the poll goes on. */
export async function enableHotSwap(context: ReadContext): Promise<void> {
  for (const text of context.family.hotSwapCommands) {
    await context.session.command(setting(text));
  }
}
