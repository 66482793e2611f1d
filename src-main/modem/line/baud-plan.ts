/** Pool boards are nearly always at this speed; USB modems take any. */
export const USUAL_BAUD = 115_200;
/** In the order in which they are met. */
const OTHER_BAUDS = [9_600, 57_600, 38_400, 19_200, 230_400, 460_800, 921_600] as const;
const OTHERS_PER_ATTEMPT = 2;

/**
 * Speeds to try in the given attempt (from 1). The first asks at the usual speed alone, so that a mute port has its reason
 * soon; each later one begins there again, for a modem that was still booting, and searches on from where the last one ended.
 */
export function baudRatesFor(attempt: number, remote: boolean): readonly number[] {
  if (remote || attempt <= 1) return [USUAL_BAUD];
  const start = (attempt - 2) * OTHERS_PER_ATTEMPT;
  const others = Array.from({ length: OTHERS_PER_ATTEMPT }, (_, index) => start + index).flatMap(
    (index) => OTHER_BAUDS[index % OTHER_BAUDS.length] ?? [],
  );
  return [USUAL_BAUD, ...others];
}
