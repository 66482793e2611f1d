import type { Finding } from './finding.ts';
import { targetOf } from './rooms.ts';
import type { SourceFile } from './source-file.ts';

/** Every ring of imports once, told at its first file. Type imports count: a reader has to follow them just the same. */
export function findCycles(files: readonly SourceFile[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (file: SourceFile, trail: readonly SourceFile[]): void => {
    const start = trail.indexOf(file);
    if (start !== -1) {
      findings.push(ringFinding(trail.slice(start)));
      return;
    }
    if (done.has(file.path)) return;
    for (const one of file.imports) {
      const next = byPath.get(targetOf(file.path, one.specifier) ?? '');
      if (next) visit(next, [...trail, file]);
    }
    done.add(file.path);
  };
  for (const file of files) visit(file, []);
  return findings;
}

function ringFinding(ring: readonly SourceFile[]): Finding {
  const [first] = ring;
  if (!first) throw new Error('a ring holds at least one file');
  const next = (ring[1] ?? first).path;
  const line = first.imports.find((one) => targetOf(first.path, one.specifier) === next)?.line ?? 1;
  const names = [...ring, first].map((file) => file.path).join(' -> ');
  return {
    path: first.path,
    line,
    text: `imports in a ring: ${names}. Move what both need to a third file.`,
  };
}
