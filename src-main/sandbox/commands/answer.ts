import { assertNever } from '../../shared/assert-never.ts';

/** How a command ends. `none`: the modem forgets the final result. */
export type Final =
  | { readonly kind: 'ok' }
  | { readonly kind: 'error' }
  | { readonly kind: 'cme'; readonly code: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** What one command gives. `afterwards` runs once the answer has gone out. */
export interface Answer {
  readonly lines: readonly string[];
  readonly final: Final;
  readonly afterwards?: () => void;
}

/** Wire settings that decide how a final result is written. */
export interface FinalStyle {
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly cmee: 0 | 1 | 2;
}

export const OK: Answer = { lines: [], final: { kind: 'ok' } };
export const ERROR: Answer = { lines: [], final: { kind: 'error' } };

export function okWith(...lines: readonly string[]): Answer {
  return { lines, final: { kind: 'ok' } };
}

/** 27.007 9.2: written as `ERROR` while `+CMEE` is 0. */
export function cme(code: number): Answer {
  return { lines: [], final: { kind: 'cme', code } };
}

export function isError(final: Final): boolean {
  return final.kind === 'error' || final.kind === 'cme' || final.kind === 'text';
}

const CME_TEXTS: Readonly<Record<number, string>> = {
  3: 'operation not allowed',
  4: 'operation not supported',
  10: 'SIM not inserted',
  11: 'SIM PIN required',
  12: 'SIM PUK required',
  13: 'SIM failure',
  14: 'SIM busy',
  16: 'incorrect password',
  22: 'not found',
  30: 'no network service',
  100: 'unknown',
};

/** The final result in the words of the wire settings, null where none is sent. */
export function finalText(final: Final, style: FinalStyle): string | null {
  if (style.quiet) return null;
  switch (final.kind) {
    case 'none':
      return null;
    case 'ok':
      return style.verbose ? 'OK' : '0';
    case 'error':
      return style.verbose ? 'ERROR' : '4';
    case 'text':
      return final.text;
    case 'cme':
      return cmeText(final.code, style);
    default:
      return assertNever(final);
  }
}

function cmeText(code: number, style: FinalStyle): string {
  if (style.cmee === 0) return style.verbose ? 'ERROR' : '4';
  return `+CME ERROR: ${style.cmee === 1 ? code : (CME_TEXTS[code] ?? code)}`;
}
