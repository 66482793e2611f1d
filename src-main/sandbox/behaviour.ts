import type { ModemCore } from './modem-core.ts';

/** What a modem sends in answer to one line, and what it does then. */
export interface Reply {
  /** Characters as they go on the wire. */
  readonly text: string;
  /** On top of the usual latency, in ms. */
  readonly delayMs: number;
  /** Runs once the text has gone out. */
  readonly afterwards: () => void;
}

/** From a line (without CR and echo) to its reply. */
export type AnswerPath = (line: string) => Reply;

export const NO_REPLY: Reply = { text: '', delayMs: 0, afterwards: () => {} };

/** What a behaviour can reach of its modem. */
export interface BehaviourHost {
  readonly core: ModemCore;
  /** Sends characters as they are, past all answers. */
  sendRaw(text: string): void;
  /** Runs a command line that somebody sent before the host came. */
  preset(line: string): void;
}

/** One peculiarity of a modem. Behaviours stack: the last one is the outermost and sees the replies of all before it. */
export interface Behaviour {
  /** Runs once, before the modem is used. Timers belong to `core.lifetime`. */
  readonly attach?: (host: BehaviourHost) => void;
  /** Wraps the answer path. */
  readonly answer?: (next: AnswerPath, host: BehaviourHost) => AnswerPath;
  /** Changes all that comes in. */
  readonly input?: (text: string) => string;
  /** Changes all that goes out: echo, answers and URCs. */
  readonly output?: (text: string) => string;
}
