import { createRequire } from 'node:module';
import { type AppProcess, rootFlags, startProcess } from './app-process.ts';
import type { Display } from './display.ts';

/** Starts the built app (out/) as a person does, without a driver: what counts is its words and its exit code. */
export function startApp(display: Display, flags: readonly string[]): AppProcess {
  const program = createRequire(import.meta.url)('electron') as string;
  return startProcess(program, ['.', ...flags, ...rootFlags()], display.env);
}

/** What `/status` says of the app on this port. */
export async function readStatus(port: number): Promise<StatusText> {
  const response = await fetch(`http://127.0.0.1:${port}/status`);
  return (await response.json()) as StatusText;
}

export interface StatusText {
  readonly settled: boolean;
  readonly ports: readonly {
    readonly id: string;
    readonly state: string;
    readonly reason: string | null;
    readonly sim: { readonly number: string | null };
    readonly upstream: { readonly status: string; readonly id: number | null };
  }[];
  readonly sync: {
    readonly state: string;
    readonly lastError: string | null;
    readonly desired: readonly string[];
    readonly accepted: readonly { readonly number: string; readonly id: number | null }[];
  };
}
