import { CRSM_ICCID } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import { type IccidReading, tryIccidCommand } from './iccid-reader.ts';

/** Modems that need longer for the first reading are not worth the wait: their other answers stop meanwhile. */
const TRIAL_MS = 3_000;
const USUAL_MS = 10_000;

/**
 * Reads the ICCID from the file of the card itself (`+CRSM`), which no modem answers from memory. Tried out once a connection;
 * a modem that refuses then, or is slow, is not asked again. `useless`: it cannot tell anything here.
 */
export async function readCardFile(context: ReadContext): Promise<IccidReading | 'useless'> {
  const { cardFile, iccidCommand, trustsFileAlone } = context;
  // The check before this one has read the file already.
  if (
    cardFile === 'useless' ||
    trustsFileAlone ||
    (iccidCommand !== null && CRSM_ICCID.includes(iccidCommand))
  )
    return 'useless';
  if (cardFile !== 'untried') return tryIccidCommand(context, cardFile);
  context.cardFile = 'useless';
  for (const command of CRSM_ICCID) {
    const reading = await tryIccidCommand(context, { ...command, timeoutMs: TRIAL_MS });
    if (reading.kind === 'mute') return 'useless';
    if (reading.kind !== 'read') continue;
    context.cardFile = { ...command, timeoutMs: USUAL_MS };
    return reading;
  }
  return 'useless';
}
