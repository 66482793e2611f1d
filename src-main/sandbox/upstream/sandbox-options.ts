import type { Clock } from '../../shared/clock.ts';

/**
 * What the vendor's pages leave open, and what this stand-in can be told to hold to. The first value of each union is the
 * default and the one that the app assumes.
 */
export interface UnknownAnswers {
  /** What a list without any number means. */
  readonly emptyList: 'delete-all' | 'reject';
  /** `keep`: numbers left out of a list stay on sale (two computers with one key, merged). */
  readonly leftOut: 'delete' | 'keep';
  /** Must numbers start with `+`? The newer manual shows them with, the older one without. */
  readonly plus: 'required' | 'optional' | 'forbidden';
  /** How a refusal of the content is written: 400 with a plain string, or 200 with it as `response`. */
  readonly refusal: 'http-400' | 'response-text';
  /** `unknown`: there is no such request (405 `REQUEST_NOT_FOUND`). */
  readonly checkWorkMethod: 'POST' | 'GET' | 'unknown';
  /** `numbers`: it wants a list under this name, as sendNumbersOnline does, and takes no empty object. Not with GET. */
  readonly checkWorkBody: 'empty' | 'numbers';
  /** How checkWork says yes: as every request does, or with all ids beside it as a list does. */
  readonly checkWorkAnswer: 'bare' | 'ids';
  readonly removeNumberMethod: 'DELETE' | 'POST' | 'unknown';
  /** Where removeNumber looks for the number; `id-body`: it wants the upstream's id as `id`, in the body. */
  readonly removeNumberInput: 'json-body' | 'query' | 'id-body';
  /** How removeNumber says that it is done: with null for the number, or with no word of it. */
  readonly removeNumberAnswer: 'ids' | 'bare';
  readonly addNumberMethod: 'POST' | 'unknown';
  /** What addNumber does with a number that is listed already. */
  readonly addListed: 'reject' | 'replace';
  /** Whether addNumber takes a price. */
  readonly addPrice: 'reject' | 'take';
  /** Whether addNumber and removeNumber are proof of life as well. */
  readonly changesProve: 'no' | 'yes';
  /** How `test2` prints the request: the request itself, or inside an answer of the usual shape. */
  readonly test2: 'payload' | 'wrapped';
  /** Numbers leave the market so long after the last proof of life; null: never. */
  readonly expiresAfterMs: number | null;
  /** Requests closer together than this get 429; null: no limit. */
  readonly minimumIntervalMs: number | null;
}

export const ASSUMED_ANSWERS: UnknownAnswers = {
  emptyList: 'delete-all',
  leftOut: 'delete',
  plus: 'required',
  refusal: 'http-400',
  checkWorkMethod: 'POST',
  checkWorkBody: 'empty',
  checkWorkAnswer: 'bare',
  removeNumberMethod: 'DELETE',
  removeNumberInput: 'json-body',
  removeNumberAnswer: 'ids',
  addNumberMethod: 'POST',
  addListed: 'reject',
  addPrice: 'reject',
  changesProve: 'no',
  test2: 'payload',
  expiresAfterMs: null,
  minimumIntervalMs: null,
};

/** "Only numbers that sit in ports now": listing others blocks the reseller. Off unless given. */
export interface BlockRule {
  /** Numbers that are in ports now, as the one who asks knows them. */
  readonly activeNumbers?: () => ReadonlySet<string>;
  /** Most numbers a list may hold. */
  readonly maxNumbers?: number;
  /** 30 minutes when left out. */
  readonly durationMs?: number;
}

export interface SandboxUpstreamOptions {
  readonly clock: Clock;
  /** The key that is right; null takes any, but one must be there. */
  readonly apiKey: string | null;
  readonly answers?: Partial<UnknownAnswers>;
  readonly block?: BlockRule;
  /** The upstream's clock runs ahead of ours by so much; behind when negative. */
  readonly clockSkewMs?: number;
}
