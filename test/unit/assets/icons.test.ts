import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import type { OverallKind } from '../../../src-main/shared/overall-status.ts';

const kinds = [
  'on-sale',
  'working',
  'attention',
  'blocked',
  'paused',
] as const satisfies readonly OverallKind[];
const pairs = kinds.flatMap((one, at) => kinds.slice(at + 1).map((other) => [one, other] as const));

/** Width and height stand at byte 16 of every PNG. */
function sizeOf(path: string): [number, number] {
  const png = readFileSync(path);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Which of the 16 x 16 pixels are covered: the shape without its colour. */
function shapeOf(kind: OverallKind): boolean[] {
  const svg = readFileSync(`assets/svg/tray-${kind}-template.svg`, 'utf8');
  const pixels = new Resvg(svg, { fitTo: { mode: 'width', value: 16 } }).render().pixels;
  return Array.from({ length: 256 }, (_, index) => (pixels[index * 4 + 3] ?? 0) > 127);
}

describe('the icons', () => {
  it('are those that the drawings give', () => {
    const check = spawnSync(process.execPath, ['scripts/icons.mjs', '--check'], { encoding: 'utf8' });
    expect(check.stdout).toBe('All icons are up to date.\n');
  });

  it.each(kinds)('show %s in every size the trays ask for', (kind) => {
    expect(sizeOf(`assets/tray/${kind}.png`)).toEqual([16, 16]);
    expect(sizeOf(`assets/tray/${kind}@2x.png`)).toEqual([32, 32]);
    expect(sizeOf(`assets/tray/${kind}-24@2x.png`)).toEqual([48, 48]);
    expect(sizeOf(`assets/tray/${kind}-32.png`)).toEqual([32, 32]);
    expect(sizeOf(`assets/tray/${kind}Template@2x.png`)).toEqual([32, 32]);
  });

  it.each(pairs)('tell %s from %s by shape alone at 16 px', (one, other) => {
    const shape = shapeOf(other);
    const differing = shapeOf(one).filter((covered, index) => covered !== shape[index]);
    expect(differing.length).toBeGreaterThan(15);
  });

  it('are large enough for Windows and macOS to make theirs from', () => {
    expect(sizeOf('assets/icon.png')).toEqual([1024, 1024]);
    expect(sizeOf('assets/icon-mac.png')).toEqual([1024, 1024]);
    expect(existsSync('assets/icons/512.png')).toBe(true);
  });
});
