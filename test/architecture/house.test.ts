import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCycles } from './cycle-rule.ts';
import { describeFinding, type Finding } from './finding.ts';
import { findStrayPackages, findWrongArrows } from './import-rules.ts';
import {
  findLockedHosts,
  findLooseVersions,
  findMissingNpmrcLines,
  findTooNewEngines,
  type Lock,
  type Manifest,
} from './package-rules.ts';
import { findAny, findBarrels, findDefaultExports, findOddNames, findUnknownRooms } from './shape-rules.ts';
import { findOversize } from './size-rules.ts';
import { readTree } from './source-tree.ts';

const app = readTree('.', ['src-main', 'src-renderer']);
const all = [...app, ...readTree('.', ['test', 'scripts'])];
const packageText = readFileSync('package.json', 'utf8');
const lockText = readFileSync('package-lock.json', 'utf8');

const expectNone = (findings: readonly Finding[]): void => expect(findings.map(describeFinding)).toEqual([]);

describe('the house', () => {
  it('holds code at all', () => expect(app.length).toBeGreaterThan(20));
  it('has every file in a room it knows', () => expectNone(findUnknownRooms(app)));
  it('lets imports run along the arrows alone', () => expectNone(findWrongArrows(app)));
  it('keeps each package in its room', () => expectNone(findStrayPackages(app)));
  it('has no ring of imports', () => expectNone(findCycles(all)));
  it('keeps files and functions small', () => expectNone(findOversize(all)));
  it('never says any', () => expectNone(findAny(all)));
  it('has named exports alone', () => expectNone(findDefaultExports(all)));
  it('has no barrels', () => expectNone(findBarrels(all)));
  it('names files in kebab-case', () => expectNone(findOddNames(all)));
});

describe('the packages', () => {
  it('are pinned to one exact version each', () =>
    expectNone(findLooseVersions(JSON.parse(packageText) as Manifest, packageText)));
  it('are installed without running their scripts', () =>
    expectNone(findMissingNpmrcLines(readFileSync('.npmrc', 'utf8'))));
  it('are locked without naming a registry', () => expectNone(findLockedHosts(lockText)));
  it('run on the oldest Node that is promised', () =>
    expectNone(findTooNewEngines(JSON.parse(lockText) as Lock)));
});
