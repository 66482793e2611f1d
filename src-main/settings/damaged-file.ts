import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import type { ZodMiniType } from 'zod/mini';
import { type Migration, migrate } from './file-version.ts';

export type FileReading<T> =
  | { readonly kind: 'absent' }
  /** `from`: the version of the file, which may be older than that of the value. */
  | { readonly kind: 'read'; readonly value: T; readonly from: number }
  | { readonly kind: 'damaged' | 'newer'; readonly why: string };

/**
 * Reads a JSON file through its migrations and its schema. Any fault, from a cut file to a wrong type, is `damaged` with the
 * reason; a file of a newer Portlight is none, but nothing that this one can read.
 */
export function readThrough<T>(
  path: string,
  schema: ZodMiniType<T>,
  steps: readonly Migration[] = [],
): FileReading<T> {
  if (!existsSync(path)) return { kind: 'absent' };
  try {
    const migrated = migrate(JSON.parse(readFileSync(path, 'utf8')), steps);
    if (migrated.kind === 'newer') return { kind: 'newer', why: `its version is ${migrated.version}` };
    const parsed = schema.safeParse(migrated.content);
    if (parsed.success) return { kind: 'read', value: parsed.data, from: migrated.from };
    const issue = parsed.error.issues[0];
    return { kind: 'damaged', why: `${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not valid'}` };
  } catch (cause) {
    return { kind: 'damaged', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Moves a file out of the way that cannot be used, so that nothing of it is lost. Returns where it lies now. */
export function setAside(path: string, nowMs: number, why: 'damaged' | 'newer'): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
  let aside = `${path}.${why}-${stamp}`;
  for (let count = 2; existsSync(aside); count++) aside = `${path}.${why}-${stamp}-${count}`;
  renameSync(path, aside);
  return aside;
}

/** Keeps a file as an older Portlight has written it, for the way back. */
export function keepVersion(path: string, version: number): void {
  copyFileSync(path, path.replace(/\.json$/, `.v${version}.json`));
}
