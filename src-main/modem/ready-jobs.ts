import { assertNever } from '../shared/assert-never.ts';
import { readSimState, type SimStateAnswer } from './card/sim-state-reader.ts';
import {
  enableHotSwap,
  identify,
  type ModemReading,
  type OnReading,
  readNetwork,
} from './identify-program.ts';
import type { Job } from './job-board.ts';
import type { SimReading } from './modem-snapshot.ts';
import { askCard } from './number/number-ladder.ts';
import {
  interruptQuestion,
  lookAtQuestion,
  type NumberSearch,
  openQuestion,
} from './number/number-search.ts';
import type { NetworkAnswer } from './number/ussd-talk.ts';
import type { PollIntervals } from './poll-intervals.ts';
import { type ReadContext, UNKNOWN_SIM } from './read-context.ts';
import type { RadioCycle } from './recovery/radio-cycle.ts';
import { isRegistered } from './registration.ts';
import { checkSim } from './sim-check.ts';
import { readSim } from './sim-program.ts';

/** What a job needs of the modem it runs on. */
export interface JobHost {
  readonly context: ReadContext;
  readonly reading: () => ModemReading;
  readonly receive: OnReading;
  readonly plan: (job: Job, delayMs: number) => void;
  readonly poll: PollIntervals;
  readonly simPollMs: number;
  readonly radio: RadioCycle;
  /** The socket has shown that it reports a card that is put in. */
  readonly reportsSim: boolean;
  readonly isPlanned: (job: Job) => boolean;
  /** Somebody waits for the truth about the card. */
  readonly thorough: boolean;
  /** The next search for a number that somebody waits for, if any. */
  readonly takeSearch: () => NumberSearch | null;
}

/** While the network is asked by USSD the modem is left in peace, but for the question whether its card is still there. */
export const HELD_BY_QUESTION: readonly Job[] = ['hot-swap', 'network', 'number', 'repower'];

/** A card that is being powered up, or that could not be asked, is looked at again soon. */
const UNSETTLED_SIM_MS = 1_000;
/** So many unanswered checks in a row, a second apart, end the belief in a SIM. */
const UNREAD_LIMIT = 3;
/** While a usable SIM has no network, so that it goes on sale soon after it has one. */
const SEARCHING_MS = 3_000;
/** A card that was just powered up takes a second or two to be readable. */
export const POWER_UP_MS = 2_000;
/** A phonebook is loaded 20 to 60 s after the modem has started; after the last try the card has had its say. */
const CARD_PAUSES_MS: readonly number[] = [2_000, 5_000, 10_000, 20_000];
/** Until a radio that did not confirm that it is on is told again. */
const OWED_MS = 5_000;

export async function runJob(job: Job, host: JobHost): Promise<void> {
  if (job === 'identify' || job === 'sim') await interruptQuestion(host.context);
  await perform(job, host);
  planCardTry(host);
  const { question } = host.context;
  if (question !== null && question.talk.iccid !== host.reading().sim.iccid)
    await interruptQuestion(host.context);
  const { radio } = host;
  const { state } = host.reading().sim;
  if (state === 'ready') radio.forgetPauses();
  if (host.isPlanned('repower')) return;
  const isDue = state === 'absent' && host.context.family.repowersSocket && !host.reportsSim;
  if (radio.owed) host.plan('repower', OWED_MS);
  else if (isDue) host.plan('repower', radio.nextPauseMs());
}

async function perform(job: Job, host: JobHost): Promise<void> {
  switch (job) {
    case 'identify':
      return identifyAgain(host);
    case 'hot-swap':
      return enableHotSwap(host.context);
    case 'sim':
      return readSimAgain(host);
    case 'check-sim':
      return lookAtSim(host);
    case 'network':
      return lookAtNetwork(host);
    case 'number':
      return searchNumber(host);
    case 'ussd':
      return followQuestion(host);
    case 'repower':
      return repowerSim(host);
    default:
      return assertNever(job);
  }
}

export function nextSimCheckMs(sim: SimReading, usualMs: number): number {
  return sim.state === 'busy' || sim.state === 'unknown' ? UNSETTLED_SIM_MS : usualMs;
}

export function nextNetworkMs({ sim, registration }: ModemReading, usualMs: number): number {
  return sim.state === 'ready' && !isRegistered(registration) ? SEARCHING_MS : usualMs;
}

/** Told in one piece at the end: a number on sale must not blink because its user looks at it. */
async function identifyAgain(host: JobHost): Promise<void> {
  let whole: Partial<ModemReading> = {};
  host.context.iccidCommand = null;
  await identify(host.context, (part) => {
    whole = { ...whole, ...part };
  });
  host.receive(whole);
  planPolls(host);
  host.plan('hot-swap', 0);
  const { state } = host.reading().sim;
  if (state !== 'absent' && state !== 'failure') return;
  host.radio.want();
  host.plan('repower', 0);
}

async function readSimAgain(host: JobHost): Promise<void> {
  const before = host.reading().sim.iccid;
  const sim = await readSim(host.context, () => {});
  host.context.cardTries = 0;
  host.context.cardAnswer = null;
  // The network that the modem was in with another card says nothing of this one.
  host.receive(sim.iccid === before ? { sim } : { sim, registration: null, network: null });
  planPolls(host);
  if (sim.state !== 'ready') return;
  host.plan('network', 0);
  host.plan('number', 0);
}

/** Asks the card, and then the network where somebody wants that and the card has not told enough. */
async function searchNumber(host: JobHost): Promise<void> {
  const { context } = host;
  const search = host.takeSearch();
  const before = host.reading().sim;
  const { iccid } = before;
  const question = search?.question ?? null;
  const isMeant = question === null || question.iccid === iccid;
  if (before.state !== 'ready' || iccid === null || !isMeant) return search?.settle({ kind: 'impossible' });
  const sim = await askCard(context, before);
  host.receive({ sim });
  if (sim === before) host.plan('check-sim', 0);
  if (search === null) return;
  const answer = context.cardAnswer?.kind ?? 'busy';
  const card = answer === 'told' && !sim.evidence.some(({ number }) => number !== null) ? 'unusable' : answer;
  const end = (network: NetworkAnswer | null) => search.settle({ kind: 'searched', iccid, card, network });
  if (question === null || (card === 'told' && !question.always)) return end(null);
  await openQuestion(context, question, end);
  await followQuestion(host);
}

async function followQuestion({ context, plan }: JobHost): Promise<void> {
  const againMs = await lookAtQuestion(context);
  if (againMs !== null) plan('ussd', againMs);
}

/** A card that could not say its number yet is asked again, a few times. */
function planCardTry(host: JobHost): void {
  const { cardAnswer, cardTries } = host.context;
  const { sim } = host.reading();
  if (sim.state !== 'ready' || host.isPlanned('number')) return;
  if (cardAnswer === null || cardAnswer.kind === 'told' || cardAnswer.kind === 'empty') return;
  const pauseMs = CARD_PAUSES_MS[cardTries - 1];
  if (pauseMs !== undefined) host.plan('number', pauseMs);
  else if (!sim.askedForNumber) host.receive({ sim: { ...sim, askedForNumber: true } });
}

function planPolls(host: JobHost): void {
  host.plan('check-sim', nextSimCheckMs(host.reading().sim, host.simPollMs));
  host.plan('network', nextNetworkMs(host.reading(), host.poll.networkMs));
}

async function lookAtSim(host: JobHost): Promise<void> {
  const { context } = host;
  const { sim } = host.reading();
  const check = await checkSim(context, sim, host.thorough);
  context.unreadChecks = check.kind === 'unread' ? context.unreadChecks + 1 : 0;
  switch (check.kind) {
    case 'same':
      host.receive({ sim: { ...sim, iccidReadAtMs: check.readAtMs } });
      break;
    case 'other':
      context.iccidCommand = null;
      // The new card shows at once that the old one is gone; what else it holds is read next.
      showSim(host, { state: 'busy', iccid: check.iccid, iccidReadAtMs: check.readAtMs });
      host.plan('sim', 0);
      break;
    case 'state':
      showSim(host, check.reading);
      if (check.reading.state === 'pin' || check.reading.state === 'puk') host.plan('sim', 0);
      break;
    case 'changed':
      host.plan('sim', 0);
      break;
    case 'unread':
      doubtSim(host);
      return;
    case 'unchanged':
      break;
    default:
      assertNever(check);
  }
  host.plan('check-sim', nextSimCheckMs(host.reading().sim, host.simPollMs));
}

/** Another card, or none: what was known of the one before and of its network holds no longer. */
function showSim(host: JobHost, part: Partial<SimReading>): void {
  host.receive({ sim: { ...UNKNOWN_SIM, ...part }, registration: null, network: null });
}

/** One answer may get lost; a SIM that stays unreadable is not one that can be vouched for. */
function doubtSim(host: JobHost): void {
  if (host.reading().sim.state === 'ready' && host.context.unreadChecks >= UNREAD_LIMIT)
    showSim(host, { detail: 'cannot be read any more' });
  host.plan('check-sim', UNSETTLED_SIM_MS);
}

async function lookAtNetwork(host: JobHost): Promise<void> {
  const before = host.reading();
  await readNetwork(host.context, before, host.receive);
  host.plan('network', nextNetworkMs(host.reading(), host.poll.networkMs));
}

/** Only for a socket that the modem calls empty this very moment: nobody's radio is switched off on a mere guess. */
async function repowerSim({ context, radio, plan }: JobHost): Promise<void> {
  if (radio.owed) await radio.repay(context);
  else if (needsPower(await readSimState(context), radio.wanted)) await radio.run(context);
  plan('check-sim', POWER_UP_MS);
}

function needsPower(answer: SimStateAnswer, wanted: boolean): boolean {
  if (answer === 'silent' || answer === 'vague') return false;
  return answer.state === 'absent' || (wanted && answer.state === 'failure');
}
