import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** One line of output with the time it arrived, in ms since the process was started. */
export interface OutputLine {
  readonly text: string;
  readonly atMs: number;
}

export interface AppProcess {
  /** Standard output and standard error in the order they came. */
  readonly lines: readonly OutputLine[];
  /**
   * The first line from number `from` on (default 0: all, also those already written) that matches.
   * Rejects with the last lines when the process ends first or `timeoutMs` pass.
   */
  line(pattern: RegExp, timeoutMs: number, from?: number): Promise<OutputLine>;
  /** Settles with the exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Asks it to end as Ctrl-C does, and kills what is left of it after `timeoutMs`. */
  stop(timeoutMs?: number): Promise<number | null>;
  /** Ends it and its helpers at once, as a power cut does. */
  kill(): Promise<void>;
}

interface Waiter {
  readonly pattern: RegExp;
  readonly found: (line: OutputLine) => void;
}

/** Chromium looks for desktop services that a machine without a desktop lacks, and says so a dozen times. */
const noise = /:ERROR:dbus\//;

/** Starts a program as a person would: no debugger, no driver, its words on standard output. */
export function startProcess(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): AppProcess {
  const startedAtMs = performance.now();
  // A group of its own, so that the helper processes of a hung app go with it.
  const child = spawn(program, args, {
    detached: process.platform !== 'win32',
    env: { ...withoutNodeMode(process.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: OutputLine[] = [];
  const waiters = new Set<Waiter>();
  const read = (text: string): void => {
    if (noise.test(text)) return;
    const line = { text, atMs: performance.now() - startedAtMs };
    lines.push(line);
    for (const waiter of waiters) if (waiter.pattern.test(text)) waiter.found(line);
  };
  createInterface(child.stdout).on('line', read);
  createInterface(child.stderr).on('line', read);
  const exited = once(child, 'close').then(([code]) => code as number | null);

  return {
    lines,
    exited,
    line: (pattern, timeoutMs, from = 0) => {
      const known = lines.slice(from).find(({ text }) => pattern.test(text));
      return known ? Promise.resolve(known) : nextLine({ pattern, timeoutMs, waiters, lines, exited });
    },
    async stop(timeoutMs = 10_000) {
      child.kill('SIGINT');
      const timer = setTimeout(() => killGroup(child.pid), timeoutMs);
      const code = await exited;
      clearTimeout(timer);
      return code;
    },
    async kill() {
      killGroup(child.pid);
      await exited;
    },
  };
}

interface Wait {
  readonly pattern: RegExp;
  readonly timeoutMs: number;
  readonly waiters: Set<Waiter>;
  readonly lines: readonly OutputLine[];
  readonly exited: Promise<number | null>;
}

function nextLine({ pattern, timeoutMs, waiters, lines, exited }: Wait): Promise<OutputLine> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      waiters.delete(waiter);
      settle();
    };
    const fail = (why: string): void => {
      const last = lines.slice(-20).map(({ text }) => `  ${text}`);
      end(() => reject(new Error(`No line ${pattern}: ${why}. Its last lines:\n${last.join('\n')}`)));
    };
    const waiter: Waiter = { pattern, found: (line) => end(() => resolve(line)) };
    const timer = setTimeout(() => fail(`${timeoutMs} ms passed`), timeoutMs);
    waiters.add(waiter);
    exited.then(
      (code) => fail(`the process ended with code ${code}`),
      (cause) => fail(String(cause)),
    );
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself in this very moment.
  }
}

/** Tests run inside Electron's Node; what they start is meant to be the app, not Node. */
function withoutNodeMode(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return rest;
}

/** Chromium's own sandbox refuses to run as root; only tests and containers do that. */
export function rootFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
