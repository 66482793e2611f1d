import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A helper process of the bench, in Electron's own Node, which speaks in JSON messages. */
export interface BenchChild {
  /** The next message not yet taken; rejects when the process ends before one comes. */
  next<Message>(): Promise<Message>;
  send(message: string): void;
  /** Ends it and waits until it has gone. */
  end(): Promise<void>;
}

interface ChildOptions {
  /** Beside this file. */
  readonly file: string;
  readonly input: unknown;
  /** For Node itself: `--cpu-prof`. */
  readonly nodeFlags?: readonly string[];
}

export function startChild({ file, input, nodeFlags = [] }: ChildOptions): BenchChild {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(input)], {
    execPath: process.execPath,
    execArgv: [...nodeFlags],
    // As many threads for system calls as the app gives itself.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', UV_THREADPOOL_SIZE: '64' },
  });
  const inbox: unknown[] = [];
  child.on('message', (message) => inbox.push(message));
  const ended = once(child, 'exit');
  return {
    async next<Message>() {
      while (inbox.length === 0) await Promise.race([once(child, 'message'), gone(child, ended, file)]);
      return inbox.shift() as Message;
    },
    send: (message) => void child.send(message),
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function gone(child: ChildProcess, ended: Promise<unknown>, file: string): Promise<never> {
  await ended;
  throw new Error(`${file} ended early, with code ${child.exitCode}`);
}
