import { between, type Random, type Span } from './random.ts';

/** What modems usually take for a command, as makers' manuals and other programs have it. The first that matches counts. */
const USUAL: readonly (readonly [RegExp, Span])[] = [
  [/\+CFUN=/i, [500, 3_000]],
  [/\+CUSD=/i, [100, 900]],
  [/\+CRSM=/i, [60, 500]],
  [/\+CNUM|\+CPBR|\+CPBS/i, [80, 600]],
  [/\+COPS/i, [60, 500]],
  [/\+CPIN=/i, [200, 900]],
  [/CCID|\+CIMI|\+CPIN\?/i, [40, 300]],
  [/\+CGSN|\+GSN|^ATI/i, [20, 200]],
];
const QUICK: Span = [10, 80];

/** The time from a line to its answer, drawn anew for each: the command sets how long, chance how much of it. */
export function usualTiming(random: Random): (line: string) => number {
  return (line) => {
    const [minMs, maxMs] = USUAL.find(([pattern]) => pattern.test(line))?.[1] ?? QUICK;
    // Twice, so that most answers come soon and few come late.
    return Math.min(between(minMs, maxMs, random), between(minMs, maxMs, random));
  };
}
