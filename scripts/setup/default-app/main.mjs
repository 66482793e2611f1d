// Runs inside of Electron for `electron [-r module] [switches] <dir>`: loads the app in <dir> as if it had been packaged.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import electron from 'electron';

/** Two methods that Electron keeps for its own default app, and does not document. */
const app =
  /** @type {import('electron').App & { setAppPath(path: string): void, setVersion(version: string): void }} */ (
    electron.app
  );
const require = createRequire(import.meta.url);

/** @param {readonly string[]} args */
function readCommandLine(args) {
  /** @type {string[]} */
  const preloads = [];
  let appDir = '.';
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') preloads.push(args[++index] ?? '');
    else if (!arg.startsWith('-')) {
      appDir = arg;
      break;
    }
  }
  return { preloads, appDir: resolve(appDir) };
}

const { preloads, appDir } = readCommandLine(process.argv.slice(1));
const manifest = JSON.parse(readFileSync(resolve(appDir, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setAppPath(appDir);
app.setName(manifest.productName ?? manifest.name);
if (manifest.version) app.setVersion(manifest.version);
for (const preload of preloads) require(resolve(preload));
await import(pathToFileURL(resolve(appDir, manifest.main)).href);
