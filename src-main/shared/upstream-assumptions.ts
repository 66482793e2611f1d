/**
 * What the vendor's pages leave open about the calls of the incremental way, and what Portlight takes for granted in its place. Verb
 * and body are changed here alone; what the calls bring about is decided by `sync/strategies/incremental-strategy.ts` and
 * `sync/step-outcome.ts`. The settings say the same in plain words (`strategy.assumption` of i18n).
 *
 * - checkWork: neither verb nor body are told. Assumed: POST with an empty JSON object.
 * - removeNumber: the verb is told, how it is given its number is not. Assumed: as JSON body.
 * - Whether addNumber and removeNumber count as proof of life is not told. Assumed: they do not, so checkWork is sent all the same.
 * - Whether addNumber changes a number that stands there already, and takes a price, is not told. Assumed: neither. Such a change
 *   goes by a whole list.
 */
export const CHECK_WORK = { method: 'POST', body: {} } as const;

export const REMOVE_NUMBER = { method: 'DELETE', body: (number: string) => ({ number }) } as const;

/** Refusals of one of these calls in a row after which the assumption counts as wrong. */
export const REFUSALS_TO_FALL_BACK = 2;
