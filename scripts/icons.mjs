// Renders assets/svg/*.svg to the committed pictures. With --check it writes nothing and fails when one is not up to date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { Resvg } from '@resvg/resvg-js';

const trayStates = ['on-sale', 'working', 'attention', 'blocked', 'paused'];

/** electron-builder makes .ico and .icns from the 1024 px ones by itself. */
const appIcons = [
  ...[16, 32, 48].map((size) => ({ source: 'app-icon-small', target: `icons/${size}`, size })),
  ...[64, 128, 256, 512].map((size) => ({ source: 'app-icon', target: `icons/${size}`, size })),
  { source: 'app-icon', target: 'icon', size: 1024 },
  // macOS icons stand on a grid with a free margin: 824 of 1024 px.
  { source: 'app-icon', target: 'icon-mac', size: 1024, margin: 100 / 824 },
];

/** Electron takes the @2x file by itself on dense screens. 16 px: Windows and macOS; 24 and 32 px: Linux panels. */
const trayIcons = trayStates.flatMap((state) => [
  ...denseAndNot(`tray-${state}`, `tray/${state}`, 16),
  ...denseAndNot(`tray-${state}`, `tray/${state}-24`, 24),
  ...denseAndNot(`tray-${state}`, `tray/${state}-32`, 32),
  ...denseAndNot(`tray-${state}-template`, `tray/${state}Template`, 16),
]);

function denseAndNot(source, target, size) {
  return [
    { source, target, size },
    { source, target: `${target}@2x`, size: size * 2 },
  ];
}

function render({ source, size, margin = 0 }) {
  const svg = readFileSync(`assets/svg/${source}.svg`, 'utf8').replace(
    /viewBox="0 0 (\d+) \d+"/,
    (_, side) => {
      const free = Number(side) * margin;
      return `viewBox="${-free} ${-free} ${Number(side) + 2 * free} ${Number(side) + 2 * free}"`;
    },
  );
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

const check = process.argv.includes('--check');
const stale = [];
for (const icon of [...appIcons, ...trayIcons]) {
  const path = `assets/${icon.target}.png`;
  const png = render(icon);
  if (existsSync(path) && readFileSync(path).equals(png)) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, png);
}
const word = check ? 'not up to date, run npm run icons' : 'written';
console.log(
  stale.length === 0 ? 'All icons are up to date.' : `${stale.join('\n')}\n${stale.length} ${word}.`,
);
process.exit(check && stale.length > 0 ? 1 : 0);
