import { describe, expect, it } from 'vitest';
import { describeFinding } from './finding.ts';
import {
  findLockedHosts,
  findLooseVersions,
  findMissingNpmrcLines,
  findTooNewEngines,
} from './package-rules.ts';

describe('the versions of package.json', () => {
  it.each(['^1.2.3', '~1.2.3', '1.x', 'latest', '*', 'github:owner/name', '>=1.2.3'])(
    'are never %s',
    (version) => {
      const text = `{\n  "dependencies": {\n    "axios": "${version}"\n  }\n}`;
      expect(findLooseVersions(JSON.parse(text), text).map(describeFinding)).toEqual([
        `package.json:3 has axios at "${version}": pin one exact version (npm install --save-exact).`,
      ]);
    },
  );

  it('are looked at in every group', () => {
    const loose = { a: '^1.0.0' };
    const manifest = { devDependencies: loose, optionalDependencies: loose, overrides: { b: loose } };
    expect(findLooseVersions(manifest, '')).toHaveLength(3);
  });

  it('may be exact, with or without a pre-release', () => {
    expect(findLooseVersions({ dependencies: { a: '1.2.3', b: '2.0.0-beta.1' } }, '')).toEqual([]);
  });
});

describe('.npmrc', () => {
  it('holds each line that the set-up rests on', () => {
    expect(findMissingNpmrcLines('ignore-scripts=true\nomit-lockfile-registry-resolved=true\n')).toEqual([]);
    expect(
      findMissingNpmrcLines('# ignore-scripts=true\nomit-lockfile-registry-resolved=true').map(
        describeFinding,
      ),
    ).toEqual([expect.stringContaining('.npmrc:1 lacks "ignore-scripts=true"')]);
  });
});

describe('the lock file', () => {
  it('names no registry host', () => {
    const lock = '{\n  "node_modules/a": {\n    "resolved": "https://registry.example/a.tgz"\n  }\n}';
    expect(findLockedHosts(lock).map(describeFinding)).toEqual([
      expect.stringContaining('package-lock.json:3 holds "resolved": "https://registry.example/a.tgz"'),
    ]);
    expect(findLockedHosts('{ "node_modules/a": { "integrity": "sha512-x" } }')).toEqual([]);
  });

  it('holds nothing that wants a newer Node than promised', () => {
    const packages = {
      'node_modules/new': { engines: { node: '>=22.12.0' } },
      'node_modules/fits': { engines: { node: '^20.19.0 || >=22.12.0' } },
      'node_modules/says-nothing': {},
    };
    expect(findTooNewEngines({ packages }).map(describeFinding)).toEqual([
      expect.stringContaining('holds node_modules/new, which wants Node >=22.12.0'),
    ]);
  });
});
