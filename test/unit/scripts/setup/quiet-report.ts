import type { Report } from '../../../../scripts/setup/report.mjs';

/** Gathers what set-up says. */
export function quietReport(): Report & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, line: (text) => void lines.push(text), during: (_describe, work) => work };
}
