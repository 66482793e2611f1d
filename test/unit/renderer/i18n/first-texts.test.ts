import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enLater } from '../../../../src-renderer/i18n/en-later-data.ts';
import { firstTexts } from '../../../../src-renderer/i18n/resources.ts';

const STATIC_IMPORT = /^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';$/gms;
/** Keys also stand in conditions and tables, so every text that looks like one counts. */
const TEXT_KEY = /[`'](\w+)\.[\w$]/g;

/** Every file of the window that is loaded with `entry`, before anything is loaded on demand. */
function loadedWith(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry) || !existsSync(entry) || !/\.tsx?$/.test(entry)) return seen;
  seen.add(entry);
  for (const [, path = ''] of readFileSync(entry, 'utf8').matchAll(STATIC_IMPORT)) {
    loadedWith(join(dirname(entry), path), seen);
  }
  return seen;
}

describe('the first texts', () => {
  const files = [...loadedWith('src-renderer/main.tsx')];

  it('are all that the first grid asks for: a view that opens later brings its own', () => {
    const strangers = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(TEXT_KEY)]
        .filter(([, group = '']) => Object.hasOwn(enLater, group))
        .map(([, group]) => `${relative('src-renderer', file)}: ${group}`),
    );
    expect(strangers).toEqual([]);
    expect(files).toContain('src-renderer/features/port-grid/port-card.tsx');
    expect(files).not.toContain('src-renderer/features/settings-page/settings-page.tsx');
  });

  it('share no group with the later ones, so that none hides another', () => {
    expect(Object.keys(enLater).filter((group) => Object.hasOwn(firstTexts, group))).toEqual([]);
  });
});
