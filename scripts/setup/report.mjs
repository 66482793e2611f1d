/**
 * What set-up says on the console: one line a step, and a moving line (or, in a log file, a line now and then) for slow ones.
 * @typedef {object} Report
 * @property {(text: string) => void} line
 * @property {<T>(describe: () => string, work: Promise<T>) => Promise<T>} during Shows `describe()` until the work has settled.
 */

const terminalIntervalMs = 500;
const logIntervalMs = 5_000;
const eraseLine = '\r\u001B[K';

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean | undefined, columns?: number | undefined }} out
 * @returns {Report}
 */
export function createReport(out) {
  const onTerminal = out.isTTY === true;
  /** @param {string} text */
  const show = (text) => out.write(onTerminal ? `${eraseLine}${clip(text, out.columns)}` : `${text}\n`);
  return {
    line: (text) => void out.write(`${text}\n`),
    async during(describe, work) {
      const startedAt = performance.now();
      const tick = () => show(`  … ${secondsSince(startedAt)} s  ${describe()}`);
      const timer = setInterval(tick, onTerminal ? terminalIntervalMs : logIntervalMs);
      try {
        return await work;
      } finally {
        clearInterval(timer);
        if (onTerminal) out.write(eraseLine);
      }
    },
  };
}

/** @param {number} startedAt a reading of `performance.now()` */
function secondsSince(startedAt) {
  return Math.round((performance.now() - startedAt) / 1_000);
}

/**
 * A line wider than the terminal would wrap, and then it could not be erased.
 * @param {string} text
 * @param {number} [columns]
 */
function clip(text, columns = 80) {
  return text.slice(0, columns - 1);
}
