import { err, ok, type Result } from '../../shared/result.ts';
import { DOCUMENTED_ERRORS } from '../upstream/documented-errors.ts';
import type { SandboxFault } from '../upstream/upstream-fault.ts';

export interface FaultOrder {
  readonly fault: SandboxFault;
  readonly times: number | 'sticky';
  /** The one request that it strikes, by name; null: any. */
  readonly call: string | null;
}

export const FAULT_HELP = `Faults: <name>[=<value>][*<times>|*always][@<request>], struck in the order given, once each unless told;
  @addNumber strikes that request alone
  reset  hang  slow=<ms>  drop=<bytes>  html=<status>  empty=<status>
  wrong-json=cut|shape  status=<code> <text>  rate-limit[=<seconds>]
  ids-as-strings  ids-without-plus  ids-missing[=some]  response-string  response-text=<text>
  ${Object.keys(DOCUMENTED_ERRORS).join('  ')}
At once, for whoever asks:
  refuse[=<s>]  connections are refused for so many seconds (30 unless told), then accepted again on the same port
  skew=<s>      the upstream's clock runs ahead by so many seconds, behind with skew=-600; skew=0 sets it right`;

type Reader = (value: string) => SandboxFault | null;

const READERS: Readonly<Record<SandboxFault['kind'], Reader>> = {
  skew: (value) => (/^-?\d{1,9}$/.test(value) ? { kind: 'skew', skewMs: Number(value) * 1000 } : null),
  refuse: (value) =>
    /^\d{1,5}$/.test(value || '30') ? { kind: 'refuse', forMs: Number(value || '30') * 1000 } : null,
  reset: () => ({ kind: 'reset' }),
  hang: () => ({ kind: 'hang' }),
  slow: (value) => withNumber(value || '5000', (delayMs) => ({ kind: 'slow', delayMs })),
  drop: (value) => withNumber(value || '10', (afterBytes) => ({ kind: 'drop', afterBytes })),
  html: (value) => withStatus(value || '502', (status) => ({ kind: 'html', status })),
  empty: (value) => withStatus(value || '200', (status) => ({ kind: 'empty', status })),
  'wrong-json': (value) =>
    value === '' || value === 'cut' || value === 'shape'
      ? { kind: 'wrong-json', form: value === 'shape' ? 'shape' : 'cut' }
      : null,
  status: (value) => {
    const [code = '', ...words] = value.split(' ');
    return withStatus(code, (status) => ({ kind: 'status', status, text: words.join(' ') }));
  },
  'rate-limit': (value) => ({ kind: 'rate-limit', retryAfter: value === '' ? null : value }),
  'ids-as-strings': () => ({ kind: 'ids-as-strings' }),
  'ids-without-plus': () => ({ kind: 'ids-without-plus' }),
  'ids-missing': (value) => ({ kind: 'ids-missing', form: value === 'some' ? 'some' : 'all' }),
  'response-string': () => ({ kind: 'response-string' }),
  'response-text': (value) => ({ kind: 'response-text', text: value || 'Something went wrong' }),
};

const CALLS: readonly string[] = ['sendNumbersOnline', 'addNumber', 'removeNumber', 'checkWork'];

const readers: ReadonlyMap<string, Reader> = new Map(Object.entries(READERS));
const documented: ReadonlyMap<string, number> = new Map(Object.entries(DOCUMENTED_ERRORS));

/** Reads `html=502*3@checkWork`. */
export function parseFault(words: string): Result<FaultOrder> {
  const match = /^([\w-]+)(?:=([^*@]*))?(?:\*(\d+|always))?(?:@(\w+))?$/.exec(words.trim());
  const [, name = '', value = '', times, call = null] = match ?? [];
  const status = documented.get(name);
  const fault: SandboxFault | null =
    status === undefined ? (readers.get(name)?.(value) ?? null) : { kind: 'status', status, text: name };
  if (fault === null) return err(`unknown fault: ${words}`);
  if (call !== null && !CALLS.includes(call)) return err(`unknown request: ${call}`);
  if ((fault.kind === 'refuse' || fault.kind === 'skew') && (times !== undefined || call !== null))
    return err(`${name} strikes whoever asks: it goes without *<times> and @<request>`);
  return ok({ fault, times: times === 'always' ? 'sticky' : Number(times ?? '1'), call });
}

function withNumber(text: string, make: (value: number) => SandboxFault): SandboxFault | null {
  return /^\d+$/.test(text) ? make(Number(text)) : null;
}

function withStatus(text: string, make: (value: number) => SandboxFault): SandboxFault | null {
  return /^[2-5]\d\d$/.test(text) ? make(Number(text)) : null;
}
