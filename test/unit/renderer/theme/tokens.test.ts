import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src-renderer/theme/tokens.css', 'utf8');

function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const block = new RegExp(`data-mantine-color-scheme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--pl-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['ground', 'surface', 'sunken'];
const tones = ['good', 'working', 'attention', 'refused', 'quiet'];

const pairs: readonly (readonly [string, string])[] = [
  ...['text', 'text-soft', 'text-faint', 'accent-text'].flatMap((text) =>
    surfaces.map((on) => [text, on] as const),
  ),
  ...tones.flatMap((tone) => ['ground', 'surface', `${tone}-soft`].map((on) => [tone, on] as const)),
  ...tones.flatMap((tone) =>
    ['text', 'text-soft', 'text-faint'].map((text) => [text, `${tone}-soft`] as const),
  ),
  ['accent-text', 'accent-soft'],
  ['text', 'accent-soft'],
  ['text-soft', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'danger'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => {
    const hex = tokens.get(name);
    if (hex === undefined) throw new Error(`no colour ${name}`);
    return hex;
  };

  it('writes every text colour on every surface it stands on with the contrast of WCAG AA', () => {
    const faint = pairs.filter(([text, surface]) => contrast(colour(text), colour(surface)) < 4.5);
    expect(faint).toEqual([]);
  });

  it('draws the borders of controls with 3:1', () => {
    expect(contrast(colour('line-strong'), colour('surface'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('accent-text'), colour('ground'))).toBeGreaterThanOrEqual(3);
  });
});
