import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { ZodMiniType } from 'zod/mini';

export type FileReading<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'damaged'; readonly why: string };

/** Reads a JSON file through its schema. Any fault, from a cut file to a wrong type, is `damaged` with the reason. */
export function readThrough<T>(path: string, schema: ZodMiniType<T>): FileReading<T> {
  if (!existsSync(path)) return { kind: 'absent' };
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return { kind: 'read', value: parsed.data };
    const issue = parsed.error.issues[0];
    return { kind: 'damaged', why: `${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not valid'}` };
  } catch (cause) {
    return { kind: 'damaged', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Moves a damaged file out of the way, so that nothing of it is lost. Returns where it lies now. */
export function setAside(path: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${path}.damaged-${stamp}`;
  renameSync(path, aside);
  return aside;
}
