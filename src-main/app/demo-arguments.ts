/** What the demo brings itself, or must not take over from the run that it follows. */
const NOT_FOR_DEMO = ['demo', 'hidden', 'ports', 'upstream', 'api-key-file', 'status-port', 'user-data-dir'];

/** The arguments with which the same program is started again as a demo. `args` are those behind the program. */
export function demoArguments(args: readonly string[]): readonly string[] {
  const name = (arg: string) => /^--?([^=]+)/.exec(arg)?.[1] ?? '';
  return [...args.filter((arg) => !NOT_FOR_DEMO.includes(name(arg))), '--demo'];
}
