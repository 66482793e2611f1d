// Serves the stand-in upstream on its own, inside Electron's Node, which reads the TypeScript sources as they are.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

if (process.versions.electron === undefined) startInElectron();
else await serve();

function startInElectron() {
  const electron = createRequire(import.meta.url)('electron');
  const child = spawn(electron, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  // Ctrl-C reaches both; the child ends first and tells how.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}

async function serve() {
  const { createSystemClock } = await import('../src-main/engine/system-clock.ts');
  const { runSandbox } = await import('../src-main/sandbox/sandbox-command.ts');
  const run = await runSandbox(process.argv.slice(2), createSystemClock(), {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
  if (run.kind === 'done') {
    process.exitCode = run.exitCode;
    return;
  }
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => run.command(line));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      lines.close();
      process.stdin.destroy();
      void run.upstream.close();
    });
  }
}
