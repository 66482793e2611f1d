import { satisfies, valid } from 'semver';
import type { Finding } from './finding.ts';
import { npmrcLines, oldestNode } from './house-rules.ts';

/** Name to version; an override may hold further ones. */
interface Versions {
  readonly [name: string]: string | Versions;
}

export interface Manifest {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly overrides?: Versions;
}

/** Versions which are not one exact version. */
export function findLooseVersions(manifest: Manifest, text: string): Finding[] {
  const groups = [
    manifest.dependencies,
    manifest.devDependencies,
    manifest.optionalDependencies,
    manifest.overrides,
  ];
  return groups
    .flatMap((group) => flatten(group ?? {}))
    .filter(([, version]) => valid(version) !== version)
    .map(([name, version]) => ({
      path: 'package.json',
      line: lineOf(text, `"${name}": "${version}"`),
      text: `has ${name} at "${version}": pin one exact version (npm install --save-exact).`,
    }));
}

function flatten(versions: Versions): [string, string][] {
  return Object.entries(versions).flatMap(([name, version]): [string, string][] =>
    typeof version === 'string' ? [[name, version]] : flatten(version),
  );
}

export function findMissingNpmrcLines(npmrc: string): Finding[] {
  const lines = npmrc.split(/\r?\n/);
  return Object.entries(npmrcLines)
    .filter(([line]) => !lines.includes(line))
    .map(([line, why]) => ({ path: '.npmrc', line: 1, text: `lacks "${line}": ${why}.` }));
}

/** A lock file with a host in it installs from nowhere else. */
export function findLockedHosts(lockFile: string): Finding[] {
  return lockFile.split('\n').flatMap((text, index) => {
    const [address] = /"resolved": "[a-z+]+:\/\/[^"]+"/.exec(text) ?? [];
    if (address === undefined) return [];
    const advice =
      'delete package-lock.json\'s "resolved" lines by npm install with the .npmrc of the project.';
    return [{ path: 'package-lock.json', line: index + 1, text: `holds ${address}: ${advice}` }];
  });
}

export interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly engines?: { readonly node?: string }; readonly optional?: boolean }>
  >;
}

/** Locked packages which do not run on the oldest Node that is promised. */
export function findTooNewEngines(lock: Lock): Finding[] {
  return Object.entries(lock.packages)
    .filter(
      ([, { engines, optional }]) =>
        !optional && engines?.node !== undefined && !satisfies(oldestNode, engines.node),
    )
    .map(([name, { engines }]) => ({
      path: 'package-lock.json',
      line: 1,
      text: `holds ${name}, which wants Node ${engines?.node}: take a version that runs on ${oldestNode}.`,
    }));
}

function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}
