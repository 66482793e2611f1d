/** Opens every locked card of the demo; said in the README and by `--help`. */
export const DEMO_PIN = '1234';
