import process from 'node:process';

/**
 * The npm that is running us, else the one on the PATH. The first way needs no shell on Windows.
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} [machine]
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(args, machine = process) {
  const script = machine.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
    return { command: process.execPath, args: [script, ...args], shell: false };
  }
  return { command: 'npm', args: [...args], shell: machine.platform === 'win32' };
}
