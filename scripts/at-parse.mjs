// Support tool: JSON lines {id, kind, input, context?, charset?, command?} on stdin, {id, value} on stdout, by the very
// parsers of the app. Plain Node can not strip types, so the parsers are bundled when the bundle is missing or old.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const sources = path.join(root, 'src-main', 'at');
const bundle = path.join(root, 'out', 'tools', 'at-parse-cli.mjs');

function isFresh() {
  if (!existsSync(bundle)) return false;
  const builtMs = statSync(bundle).mtimeMs;
  return readdirSync(sources).every((name) => statSync(path.join(sources, name)).mtimeMs <= builtMs);
}

async function build() {
  const { build: viteBuild } = await import('vite').catch(() => {
    console.error('at-parse: the packages are missing, run: npm ci');
    process.exit(1);
  });
  await viteBuild({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.join(sources, 'at-parse-cli.ts'),
      target: 'node20',
      outDir: path.dirname(bundle),
      emptyOutDir: false,
      rollupOptions: { output: { format: 'es', entryFileNames: path.basename(bundle) } },
    },
  });
}

if (!isFresh()) await build();
const { answerAtParseLine } = await import(pathToFileURL(bundle).href);
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() !== '') process.stdout.write(`${answerAtParseLine(line)}\n`);
}
