/**
 * The command line of the app for `npm start` and `npm run demo`. `npm run demo -- 8` is short for `--demo=8`.
 * @param {'start' | 'demo'} mode
 * @param {readonly string[]} given
 * @returns {string[]}
 */
export function appArguments(mode, given) {
  if (mode === 'start') return [...given];
  const flags = given.map((arg) => (/^\d+$/.test(arg) ? `--demo=${arg}` : arg));
  const isDemo = flags.some((flag) => flag === '--demo' || flag.startsWith('--demo='));
  return isDemo ? flags : ['--demo', ...flags];
}
