import { describe, expect, it } from 'vitest';
import { findCycles } from './cycle-rule.ts';
import { describeFinding, type Finding } from './finding.ts';
import { findStrayPackages, findWrongArrows } from './import-rules.ts';
import { madeUpTree } from './made-up-tree.ts';

const told = (findings: readonly Finding[]): string[] => findings.map(describeFinding);
const arrowsOf = (path: string, text: string): string[] =>
  told(findWrongArrows(madeUpTree({ [path]: text })));
const packagesOf = (path: string, text: string): string[] =>
  told(findStrayPackages(madeUpTree({ [path]: text })));

describe('the arrows', () => {
  it('tells file, line, what is allowed and what to do', () => {
    expect(arrowsOf('src-main/at/splitter.ts', "\nimport { run } from '../modem/session.ts';")).toEqual([
      'src-main/at/splitter.ts:2 imports src-main/modem/session.ts, but at may import itself, shared: ' +
        'move what both need to src-main/shared, or hand it in from a room further right.',
    ]);
  });

  it.each([
    ['src-main/at/a.ts', '../serial/b.ts'],
    ['src-main/serial/a.ts', '../at/b.ts'],
    ['src-main/modem/a.ts', '../pool/b.ts'],
    ['src-main/pool/a.ts', '../upstream/b.ts'],
    ['src-main/sync/a.ts', '../engine/b.ts'],
    ['src-main/engine/a.ts', '../ipc/b.ts'],
    ['src-main/ipc/a.ts', '../app/b.ts'],
    ['src-main/app/a.ts', '../index.ts'],
    ['src-main/journal/a.ts', '../upstream/b.ts'],
    ['src-main/engine/a.ts', '../sandbox/b.ts'],
    ['src-main/sandbox/a.ts', '../serial/tty-transport.ts'],
    ['src-main/status/a.ts', '../engine/b.ts'],
    ['src-main/preload/a.ts', '../ipc/b.ts'],
    ['src-main/shared/a.ts', '../at/b.ts'],
    ['src-main/shared/a.ts', '../../src-renderer/ui/b.tsx'],
    ['src-main/app/a.ts', '../../src-renderer/ui/b.tsx'],
    ['src-renderer/store/a.ts', '../../src-main/pool/b.ts'],
    ['src-main/pool/a.ts', '../../test/support/fake-clock.ts'],
  ])('stop %s at %s', (path, target) => {
    expect(arrowsOf(path, `import { b } from '${target}';`)).toHaveLength(1);
  });

  it.each([
    ['src-main/modem/a.ts', '../at/b.ts'],
    ['src-main/engine/a.ts', '../serial/b.ts'],
    ['src-main/sync/a.ts', '../upstream/b.ts'],
    ['src-main/sandbox/a.ts', '../serial/transport.ts'],
    ['src-main/index.ts', './sandbox/b.ts'],
    ['src-main/app/a.ts', '../../assets/tray/paused.png?asset'],
    ['src-renderer/store/a.ts', '../../src-main/shared/b.ts'],
    ['src-renderer/features/a.tsx', '../ui/b.tsx'],
  ])('let %s have %s', (path, target) => {
    expect(arrowsOf(path, `import { b } from '${target}';`)).toEqual([]);
  });

  it.each([
    ['a re-export', "export { b } from '../modem/b.ts';"],
    ['an import at run time', "export const b = () => import('../modem/b.ts');"],
    ['an import in a type', "export type B = import('../modem/b.ts').B;"],
    ['an import for its effect', "import '../modem/b.ts';"],
  ])('see %s', (_, text) => expect(arrowsOf('src-main/at/a.ts', text)).toHaveLength(1));

  it('let the engine have the types of the settings, not their values', () => {
    expect(arrowsOf('src-main/engine/a.ts', "import type { S } from '../settings/b.ts';")).toEqual([]);
    expect(arrowsOf('src-main/engine/a.ts', "import { s } from '../settings/b.ts';")).toEqual([
      expect.stringContaining('use `import type`'),
    ]);
  });
});

describe('the packages of the rooms', () => {
  it.each([
    ['electron', 'src-main/engine/a.ts'],
    ['electron/main', 'src-main/engine/a.ts'],
    ['electron-store', 'src-main/app/a.ts'],
    ['serialport', 'src-main/modem/a.ts'],
    ['@serialport/parser-readline', 'src-main/at/a.ts'],
    ['axios', 'src-main/sync/a.ts'],
    ['node:sqlite', 'src-main/engine/a.ts'],
    ['react', 'src-main/shared/a.ts'],
    ['@lydell/node-pty', 'src-main/sandbox/a.ts'],
    ['left-pad', 'src-main/pool/a.ts'],
    ['fs', 'src-main/pool/a.ts'],
    ['node:fs', 'src-main/at/a.ts'],
    ['node:fs', 'src-renderer/store/a.ts'],
  ])('keep %s out of %s', (name, path) => {
    expect(packagesOf(path, `import * as it from '${name}';`)).toEqual([
      expect.stringMatching(new RegExp(`^${path}:1 imports ${name}`)),
    ]);
  });

  it.each([
    ['electron', 'src-main/app/a.ts'],
    ['@serialport/bindings-cpp', 'src-main/serial/a.ts'],
    ['node:fs', 'src-main/pool/a.ts'],
    ['react-dom/client', 'src-renderer/main.tsx'],
  ])('let %s into %s', (name, path) =>
    expect(packagesOf(path, `import * as it from '${name}';`)).toEqual([]),
  );
});

describe('a ring of imports', () => {
  it('is told once, with each file on the way', () => {
    const tree = madeUpTree({
      'src-main/pool/a.ts': "\n\nimport { b } from './b.ts';",
      'src-main/pool/b.ts': "import type { C } from './c.ts';",
      'src-main/pool/c.ts': "import { a } from './a.ts';",
      'src-main/pool/d.ts': "import { a } from './a.ts';",
    });
    expect(told(findCycles(tree))).toEqual([
      'src-main/pool/a.ts:3 imports in a ring: src-main/pool/a.ts -> src-main/pool/b.ts -> src-main/pool/c.ts -> src-main/pool/a.ts. ' +
        'Move what both need to a third file.',
    ]);
  });

  it('is not seen where two ways lead to one file', () => {
    const tree = madeUpTree({
      'src-main/pool/a.ts': "import { b } from './b.ts'; import { c } from './c.ts';",
      'src-main/pool/b.ts': "import { c } from './c.ts';",
      'src-main/pool/c.ts': 'export const c = 1;',
    });
    expect(findCycles(tree)).toEqual([]);
  });
});
