// Builds and packs the app. `--dir` stops at the unpacked app and may use the runtime that development uses;
// anything else is a release, and a release is only packed with an official runtime. Further flags go to electron-builder.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const runtime = 'node_modules/electron/dist';
/** Written by the set-up beside a runtime which did not come from the official download. */
const marker = join(runtime, 'portlight-runtime.json');
/** What development leaves in the runtime and no package needs. */
const leftovers = ['version', 'portlight-runtime.json', 'resources/default_app.asar'];

const flags = process.argv.slice(2);
const unpackedOnly = flags.includes('--dir');

function refusal() {
  if (unpackedOnly || !existsSync(runtime)) return null;
  if (existsSync(marker)) return 'the Electron in node_modules is the copy from the registry';
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8'));
  const found = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  return found === version
    ? null
    : `the Electron in node_modules is ${found}, and package.json asks for ${version}`;
}

function run(step, script, args) {
  console.log(`package: ${step}`);
  const { status, error } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) {
    console.error(`package: failed while ${step}`);
    process.exit(status ?? 1);
  }
}

/** With `--dir` the runtime at hand is packed as it is, so that nothing is fetched. */
function runtimeFlags() {
  if (!unpackedOnly || !existsSync(join(runtime, 'version'))) return [];
  const version = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  return [`-c.electronDist=${runtime}`, `-c.electronVersion=${version}`];
}

function removeLeftovers() {
  const folders = readdirSync('dist').filter((name) => name.endsWith('-unpacked'));
  for (const folder of folders) {
    for (const name of leftovers) rmSync(join('dist', folder, name), { force: true });
  }
}

const reason = refusal();
if (reason !== null) {
  console.error(`package: refused: ${reason}.`);
  console.error('A release is packed with the official Electron: node node_modules/electron/install.js');
  console.error('To try the app unpacked: npm run package -- --dir');
  process.exit(1);
}
run('building the bundles', 'node_modules/electron-vite/bin/electron-vite.js', ['build']);
run('packing them', 'node_modules/electron-builder/cli.js', [
  ...flags,
  ...runtimeFlags(),
  '--publish',
  'never',
]);
if (unpackedOnly) removeLeftovers();
