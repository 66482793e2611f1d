/** Leads the content of a file from one version to the next. It gets a copy, and may trust nothing in it. */
export type Migration = (content: Record<string, unknown>) => Record<string, unknown>;

type Migrated =
  | { readonly kind: 'present'; readonly content: unknown; readonly from: number }
  /** Written by a Portlight that knows more. */
  | { readonly kind: 'newer'; readonly version: number };

/**
 * Brings content to the present version: one more than there are steps, as the first step leads from 1 to 2. A file without a
 * version is one of the first. A step that was released is never changed, only followed.
 */
export function migrate(content: unknown, steps: readonly Migration[]): Migrated {
  const present = steps.length + 1;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { kind: 'present', content, from: present };
  }
  const version = 'version' in content ? content.version : 1;
  // What is no version at all is for the schema to refuse.
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { kind: 'present', content, from: present };
  }
  if (version > present) return { kind: 'newer', version };
  let migrated: Record<string, unknown> = structuredClone({ ...content });
  for (const [index, step] of steps.entries()) {
    if (index + 1 >= version) migrated = { ...step(migrated), version: index + 2 };
  }
  return { kind: 'present', content: migrated, from: version };
}
