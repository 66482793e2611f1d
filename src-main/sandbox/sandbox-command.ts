import type { Clock } from '../shared/clock.ts';
import { type FaultOrder, parseFault } from './command/fault-words.ts';
import { describeRequest } from './command/request-line.ts';
import { parseSandboxArguments, SANDBOX_USAGE, type SandboxArguments } from './command/sandbox-arguments.ts';
import { type SandboxUpstream, startSandboxUpstream } from './upstream-server.ts';

export interface SandboxConsole {
  print(line: string): void;
  /** Lines for standard error. */
  complain(line: string): void;
}

export type SandboxRun =
  /** Over already: the usage, or a command line that is wrong. */
  | { readonly kind: 'done'; readonly exitCode: number }
  | {
      readonly kind: 'running';
      readonly upstream: SandboxUpstream;
      /** Takes a line that was typed: a fault, or `clear`. */
      command(line: string): void;
    };

/** `npm run sandbox`: serves the stand-in upstream on its own. */
export async function runSandbox(
  args: readonly string[],
  clock: Clock,
  output: SandboxConsole,
): Promise<SandboxRun> {
  const parsed = parseSandboxArguments(args);
  if (!parsed.ok) {
    output.complain(`${parsed.error}\n\n${SANDBOX_USAGE}`);
    return { kind: 'done', exitCode: 2 };
  }
  if (parsed.value.help) {
    output.print(SANDBOX_USAGE);
    return { kind: 'done', exitCode: 0 };
  }
  const upstream = await start(parsed.value, clock);
  if (upstream === null) {
    output.complain(`port ${parsed.value.port} is taken; --port 0 takes any free one`);
    return { kind: 'done', exitCode: 1 };
  }
  upstream.onRequest((request) => output.print(describeRequest(request)));
  upstream.onAcceptAgain(() => output.print('connections are accepted again'));
  output.print(`sandbox upstream: ${upstream.baseUrl}`);
  output.print(`key: ${parsed.value.apiKey ?? 'any'}; --help tells the options`);
  return { kind: 'running', upstream, command: (line) => obey(line, upstream, output) };
}

async function start(options: SandboxArguments, clock: Clock): Promise<SandboxUpstream | null> {
  const { port, apiKey, answers, block, clockSkewMs, faults } = options;
  try {
    const common = { port, apiKey, answers, clockSkewMs, clock };
    const upstream = await startSandboxUpstream(block === null ? common : { ...common, block });
    for (const order of faults) setFault(order, upstream);
    return upstream;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  }
}

function obey(line: string, upstream: SandboxUpstream, output: SandboxConsole): void {
  const words = line.trim();
  if (words === '') return;
  if (words === 'clear') {
    upstream.clearFaults();
    output.print('no faults');
    return;
  }
  const order = parseFault(words);
  if (!order.ok) {
    output.complain(order.error);
    return;
  }
  setFault(order.value, upstream);
  output.print(`fault set: ${describeOrder(order.value)}`);
}

function setFault({ fault, times, call }: FaultOrder, upstream: SandboxUpstream): void {
  upstream.setFault(fault, times, ...(call === null ? [] : [call]));
}

function describeOrder({ fault, times, call }: FaultOrder): string {
  if (fault.kind === 'refuse') return `refuse, for ${fault.forMs / 1000} s`;
  if (fault.kind === 'skew') return `skew, ${fault.skewMs / 1000} s`;
  const where = call === null ? '' : ` at ${call}`;
  return `${fault.kind}${where}, ${times === 'sticky' ? 'always' : `${times} times`}`;
}
