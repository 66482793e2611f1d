import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pick, type Random } from '../../src-main/sandbox/random.ts';
import type { Notice } from '../../src-main/shared/snapshot.ts';
import type { Display } from '../support/display.ts';
import { type DrivenApp, driveApp } from '../support/driven-app.ts';
import { startApp } from '../support/started-app.ts';
import { addPorts, beBusy, invoke, tellBy } from './deeds.ts';
import type { Facts } from './facts.ts';
import type { LeftProfile } from './profile-reader.ts';
import type { Stage } from './stage.ts';

export interface Round {
  readonly display: Display;
  readonly stage: Stage;
  readonly facts: Facts;
  readonly random: Random;
  readonly leisurely: boolean;
  /** What the kill before left; null in the first round. */
  readonly before: LeftProfile | null;
}

/**
 * When the kill strikes: while the app starts, at any moment of its first seconds, in the seconds after its first list, or in the
 * milliseconds around a request.
 */
type Moment = 'starting' | 'early' | 'at work' | 'at a request';

export interface RoundReport {
  readonly moment: Moment;
  /** From the start of the process, or from when its window stood. */
  readonly killedAfterMs: number;
  readonly deeds: number;
  readonly findings: readonly string[];
}

const MOMENTS: readonly Moment[] = ['starting', 'early', 'at work', 'at work', 'at a request'];
const STARTING_MS = 3_000;
const EARLY_MS = 4_000;
const AT_WORK_MS = 6_000;
/** The answer to that request takes so long, the kill strikes up to twice as late: half of them before it, half behind. */
const ANSWER_MS = 20;
/** A pool that cannot be read whole sends its first list after 30 s. */
const FIRST_LIST_LIMIT_MS = 40_000;

export async function liveRound(round: Round): Promise<RoundReport> {
  const moment = round.before === null ? 'at work' : pick(MOMENTS, round.random);
  return moment === 'starting' ? killAtStart(round) : killAtWork(round, moment);
}

async function killAtStart({ display, stage, random }: Round): Promise<RoundReport> {
  const killedAfterMs = random() * STARTING_MS;
  const app = startApp(display, [...stage.flags, `--user-data-dir=${stage.profile}`]);
  await sleep(killedAfterMs);
  await app.kill();
  return { moment: 'starting', killedAfterMs, deeds: 0, findings: [] };
}

async function killAtWork(round: Round, moment: Exclude<Moment, 'starting'>): Promise<RoundReport> {
  const { display, stage, facts, random, before, leisurely } = round;
  const { profile, flags } = stage;
  const app = await driveApp({ display, profile, flags });
  const startMs = performance.now();
  const busy = { app, stage, facts, random, leisurely };
  const findings = await findTrouble(app, profile, before);
  if (before === null) await addPorts(busy);
  if (leisurely) await tellBy(busy, 'incremental');
  if (moment !== 'early') await requestOf(stage, FIRST_LIST_LIMIT_MS);
  let over = false;
  const work = beBusy(busy, () => over);
  if (moment === 'at a request') {
    stage.upstream.clearFaults();
    stage.upstream.setFault({ kind: 'slow', delayMs: ANSWER_MS });
    await requestOf(stage, AT_WORK_MS);
    await sleep(random() * 2 * ANSWER_MS);
  } else await sleep(random() * (moment === 'early' ? EARLY_MS : AT_WORK_MS));
  over = true;
  const killedAfterMs = performance.now() - startMs;
  await app.kill();
  return { moment, killedAfterMs, deeds: await work, findings };
}

/** Until the next request arrives, at most `limitMs`. */
function requestOf({ upstream }: Stage, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, limitMs);
    const stop = upstream.onRequest(end);
    function end(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}

/** The app that starts again tells of nothing that it could not read, and clears up what the kill left. */
async function findTrouble(
  app: DrivenApp,
  profile: string,
  before: LeftProfile | null,
): Promise<readonly string[]> {
  const { notices } = (await invoke(app, 'snapshot:get')) as unknown as {
    readonly notices: readonly Notice[];
  };
  const stale = (before?.leftovers ?? []).filter((name) => existsSync(join(profile, name)));
  return [
    ...notices
      .filter(({ text, title }) => /could not be read|set aside|damaged/i.test(`${title} ${text}`))
      .map(({ title, text }) => `the app says: ${title} ${text}`),
    ...stale.map((name) => `${name} still lies there`),
  ];
}
