import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import type { BlockRule, UnknownAnswers } from '../upstream/sandbox-options.ts';
import { FAULT_HELP, type FaultOrder, parseFault } from './fault-words.ts';

export interface SandboxArguments {
  readonly help: boolean;
  readonly port: number;
  readonly apiKey: string | null;
  readonly faults: readonly FaultOrder[];
  readonly answers: Partial<UnknownAnswers>;
  readonly block: BlockRule | null;
  readonly clockSkewMs: number;
}

const DEFAULT_PORT = 8787;

export const SANDBOX_USAGE = `Usage: npm run sandbox -- [options]

Plays the marketplace's API on 127.0.0.1 and prints one line for each request.

  --port <n>             port, 0 for any free one (default ${DEFAULT_PORT})
  --key <text>           the API key that is right (default: any)
  --fault <fault>        something that goes wrong; may be given several times, and typed while it runs
  --max-numbers <n>      block the account for 30 minutes when a list holds more
  --skew <s>             the upstream's clock runs ahead by so many seconds; behind: --skew=-3600
  --help                 this text

What the vendor leaves open, first the default:
  --empty-list delete-all|reject         --left-out delete|keep
  --plus required|optional|forbidden     --refusal http-400|response-text
  --check-work POST|GET|unknown          --check-work-body empty|numbers
  --check-work-answer bare|ids           --remove-number DELETE|POST|unknown
  --remove-input json-body|query|id-body --remove-answer ids|bare
  --add-number POST|unknown              --add-listed reject|replace
  --add-price reject|take                --changes-prove no|yes
  --test2 payload|wrapped
  --expires <s>          numbers leave the market so long after the last request (default: never)
  --min-interval <s>     429 for requests closer together (default: no limit)

${FAULT_HELP}
While it runs, type a fault, or "clear" to end all of them.
`;

const text = { type: 'string' } as const;
const OPTIONS = {
  help: { type: 'boolean' },
  port: text,
  key: text,
  fault: { type: 'string', multiple: true },
  'max-numbers': text,
  skew: text,
  'empty-list': text,
  'left-out': text,
  plus: text,
  refusal: text,
  'check-work': text,
  'check-work-body': text,
  'check-work-answer': text,
  'remove-number': text,
  'remove-input': text,
  'remove-answer': text,
  'add-number': text,
  'add-listed': text,
  'add-price': text,
  'changes-prove': text,
  test2: text,
  expires: text,
  'min-interval': text,
} as const;

const seconds = z.coerce.number().transform((value) => value * 1000);

const schema = z.object({
  help: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  key: z.string().min(1).nullable().default(null),
  fault: z.array(z.string()).default([]),
  'max-numbers': z.coerce.number().int().min(0).optional(),
  skew: seconds.default(0),
  'empty-list': z.enum(['delete-all', 'reject']).default('delete-all'),
  'left-out': z.enum(['delete', 'keep']).default('delete'),
  plus: z.enum(['required', 'optional', 'forbidden']).default('required'),
  refusal: z.enum(['http-400', 'response-text']).default('http-400'),
  'check-work': z.enum(['POST', 'GET', 'unknown']).default('POST'),
  'check-work-body': z.enum(['empty', 'numbers']).default('empty'),
  'check-work-answer': z.enum(['bare', 'ids']).default('bare'),
  'remove-number': z.enum(['DELETE', 'POST', 'unknown']).default('DELETE'),
  'remove-input': z.enum(['json-body', 'query', 'id-body']).default('json-body'),
  'remove-answer': z.enum(['ids', 'bare']).default('ids'),
  'add-number': z.enum(['POST', 'unknown']).default('POST'),
  'add-listed': z.enum(['reject', 'replace']).default('reject'),
  'add-price': z.enum(['reject', 'take']).default('reject'),
  'changes-prove': z.enum(['no', 'yes']).default('no'),
  test2: z.enum(['payload', 'wrapped']).default('payload'),
  expires: seconds.nullable().default(null),
  'min-interval': seconds.nullable().default(null),
});

/** Reads the command line of `npm run sandbox`; the error is one line for a person. */
export function parseSandboxArguments(args: readonly string[]): Result<SandboxArguments> {
  const given = readFlags(args);
  if (!given.ok) return given;
  const parsed = schema.safeParse(given.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${String(issue?.path[0])}: ${issue?.message}`);
  }
  const faults: FaultOrder[] = [];
  for (const words of parsed.data.fault) {
    const fault = parseFault(words);
    if (!fault.ok) return fault;
    faults.push(fault.value);
  }
  return ok(toArguments(parsed.data, faults));
}

function readFlags(args: readonly string[]): Result<unknown> {
  try {
    return ok(parseArgs({ args: joinNegative(args), options: OPTIONS, strict: true }).values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** `--skew -3600` becomes `--skew=-3600`: with a space between, the value would be taken for an option. */
function joinNegative(args: readonly string[]): string[] {
  const isJoined = (place: number) => args[place] === '--skew' && /^-\d/.test(args[place + 1] ?? '');
  return args.flatMap((arg, place) => {
    if (isJoined(place - 1)) return [];
    return isJoined(place) ? [`${arg}=${args[place + 1]}`] : [arg];
  });
}

function toArguments(flags: z.infer<typeof schema>, faults: readonly FaultOrder[]): SandboxArguments {
  const maxNumbers = flags['max-numbers'];
  return {
    help: flags.help,
    port: flags.port,
    apiKey: flags.key,
    faults,
    answers: {
      emptyList: flags['empty-list'],
      leftOut: flags['left-out'],
      plus: flags.plus,
      refusal: flags.refusal,
      checkWorkMethod: flags['check-work'],
      checkWorkBody: flags['check-work-body'],
      checkWorkAnswer: flags['check-work-answer'],
      removeNumberMethod: flags['remove-number'],
      removeNumberInput: flags['remove-input'],
      removeNumberAnswer: flags['remove-answer'],
      addNumberMethod: flags['add-number'],
      addListed: flags['add-listed'],
      addPrice: flags['add-price'],
      changesProve: flags['changes-prove'],
      test2: flags.test2,
      expiresAfterMs: flags.expires,
      minimumIntervalMs: flags['min-interval'],
    },
    block: maxNumbers === undefined ? null : { maxNumbers },
    clockSkewMs: flags.skew,
  };
}
