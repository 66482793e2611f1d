// Runs one scenario. Started by scripts/bench.mjs inside Electron's own Node, which reads TypeScript as it is.
import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { openDisplay } from '../support/display.ts';
import { heartbeatScenario } from './heartbeat-scenario.ts';
import { identifyScenario } from './identify-scenario.ts';
import { journalScenario } from './journal-scenario.ts';
import type { BenchResult, Scenario } from './scenario.ts';
import { startupScenario } from './startup-scenario.ts';
import { syncScenario } from './sync-scenario.ts';
import { tableText } from './table-text.ts';

const scenarios: Readonly<Record<string, Scenario>> = {
  startup: startupScenario,
  heartbeat: heartbeatScenario,
  journal: journalScenario,
  identify: identifyScenario,
  sync: syncScenario,
};

const usage = [
  'Usage: npm run bench -- <scenario> [--repeats=N] [--json=FILE]',
  ...Object.entries(scenarios).flatMap(([name, { what, flags = {} }]) => [
    `  ${name.padEnd(12)}${what}`,
    ...Object.entries(flags).map(([flag, meaning]) => `${' '.repeat(14)}--${flag}=  ${meaning}`),
  ]),
].join('\n');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The machine the figures belong to. */
function machine(): Record<string, string | number> {
  const { electron = 'none', node } = process.versions;
  const [cpu] = cpus();
  return {
    system: `${process.platform} ${release()}`,
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    electron,
    node,
  };
}

function report(name: string, result: BenchResult, jsonFile: string | undefined): void {
  say(`\n${result.title}\n\n${tableText(result.rows)}\n\n${result.notes.join('\n')}`);
  if (jsonFile === undefined) return;
  const all = { scenario: name, at: new Date().toISOString(), machine: machine(), ...result };
  writeFileSync(jsonFile, `${JSON.stringify(all, null, 2)}\n`);
}

function readFlags(scenario: Scenario | undefined) {
  const own = Object.keys(scenario?.flags ?? {}).map((flag) => [flag, { type: 'string' }] as const);
  const options = {
    ...Object.fromEntries(own),
    repeats: { type: 'string' },
    json: { type: 'string' },
  } as const;
  const { repeats, json, ...flags } = parseArgs({ allowPositionals: true, options }).values;
  return { repeats: repeats === undefined ? null : Number.parseInt(repeats, 10), json, flags: { ...flags } };
}

async function main(): Promise<number> {
  const name = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (scenario === undefined) {
    say(name === '' ? usage : `There is no scenario "${name}".\n${usage}`);
    return 2;
  }
  const { repeats, json, flags } = readFlags(scenario);
  const display = await openDisplay();
  try {
    const context = { electron: process.execPath, env: display.env, repeats, flags, progress: say };
    report(name, await scenario.run(context), json);
    return 0;
  } catch (cause) {
    say(`The scenario "${name}" failed. ${cause instanceof Error ? cause.message : String(cause)}`);
    return 1;
  } finally {
    display.close();
  }
}

process.exitCode = await main();
