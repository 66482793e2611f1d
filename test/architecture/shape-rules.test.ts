import { describe, expect, it } from 'vitest';
import { describeFinding, type Finding } from './finding.ts';
import { madeUpTree } from './made-up-tree.ts';
import { findAny, findBarrels, findDefaultExports, findOddNames, findUnknownRooms } from './shape-rules.ts';
import { findOversize } from './size-rules.ts';

const told = (findings: readonly Finding[]): string[] => findings.map(describeFinding);
const statements = (count: number): string => 'void 0;\n'.repeat(count);
const functionOf = (lines: number): string => `export function long() {\n${statements(lines - 2)}}\n`;
const oversizeOf = (path: string, text: string): string[] => told(findOversize(madeUpTree({ [path]: text })));

describe('the shape of a file', () => {
  it('has no any, however deep in a type', () => {
    const text = 'export const a: number = 1;\nexport type B = Map<string, { c: any }>;\n// any number\n';
    expect(told(findAny(madeUpTree({ 'src-main/pool/a.ts': text })))).toEqual([
      'src-main/pool/a.ts:2 says `any`: take unknown and parse it.',
    ]);
  });

  it.each(['export default 1;', 'const a = 1;export { a as default };'])(
    'has no default export: %s',
    (text) => {
      const tree = madeUpTree({ 'src-main/pool/a.ts': text, 'vite.config.ts': text });
      expect(told(findDefaultExports(tree))).toEqual([
        'src-main/pool/a.ts:1 has a default export: give it a name.',
      ]);
    },
  );

  it('is more than a list of other files', () => {
    const tree = madeUpTree({
      'src-main/pool/index.ts': "export * from './a.ts';\nexport { b } from './b.ts';",
      'src-main/pool/a.ts': "export { b } from './b.ts';\nexport const a = 1;",
    });
    expect(told(findBarrels(tree))).toEqual([
      'src-main/pool/index.ts:1 only hands on other files: let its users import those.',
    ]);
  });

  it.each(['src-main/pool/PortRecord.ts', 'src-main/Pool/record.ts', 'src-renderer/ui/ring_view.tsx'])(
    'has a kebab-case name, unlike %s',
    (path) => expect(findOddNames(madeUpTree({ [path]: '' }))).toHaveLength(1),
  );

  it.each(['src-main/pool/port-record.test.ts', 'src-renderer/ui/ring.module.css', 'test/unit/at/e164.ts'])(
    'has a kebab-case name, like %s',
    (path) => expect(findOddNames(madeUpTree({ [path]: '' }))).toEqual([]),
  );

  it.each(['src-main/utils/a.ts', 'src-main/helper.ts', 'src-renderer/components/a.tsx'])(
    'stands in a room, unlike %s',
    (path) => expect(findUnknownRooms(madeUpTree({ [path]: '' }))).toHaveLength(1),
  );

  it.each(['src-main/at/a.ts', 'src-main/index.ts', 'src-renderer/main.tsx', 'test/support/a.ts'])(
    'stands in a room, like %s',
    (path) => expect(findUnknownRooms(madeUpTree({ [path]: '' }))).toEqual([]),
  );
});

describe('the size of a file', () => {
  it('is at most 300 lines', () => {
    const tree = (lines: number) =>
      madeUpTree({ 'src-main/at/a.ts': statements(lines), 'src-main/at/b.ts': '', 'src-main/at/c.ts': '' });
    expect(findOversize(tree(300))).toEqual([]);
    expect(told(findOversize(tree(301)))).toEqual([
      'src-main/at/a.ts:301 has 301 lines, at most 300: split it by idea, or name plain data …-table.ts.',
    ]);
  });

  it('is at most 500 lines for a test', () => {
    expect(oversizeOf('test/unit/at/a.test.ts', statements(500))).toEqual([]);
    expect(oversizeOf('test/unit/at/a.test.ts', statements(501))).toHaveLength(1);
  });

  it.each(['src-main/at/error-table.ts', 'src-main/sandbox/plan-data.ts', 'src-renderer/i18n/en.ts'])(
    'is free for data: %s',
    (path) => expect(oversizeOf(path, statements(900))).toEqual([]),
  );

  it('has a median of at most 90 lines', () => {
    const tree = (lines: number) =>
      madeUpTree({
        'src-main/at/a.ts': '',
        'src-main/at/b.ts': statements(lines),
        'src-main/at/c.ts': statements(99),
      });
    expect(findOversize(tree(90))).toEqual([]);
    expect(told(findOversize(tree(91)))).toEqual([
      expect.stringMatching(/^src-main\/at\/c\.ts:1 is the largest of 3 files whose median is 91 lines/),
    ]);
  });
});

describe('the size of a function', () => {
  const many = 'export const small = () => {};\n'.repeat(40);

  it('is at most 60 lines', () => {
    expect(oversizeOf('src-main/at/a.ts', many + functionOf(60))).not.toContainEqual(
      expect.stringContaining('at most 60'),
    );
    expect(oversizeOf('src-main/at/a.ts', many + functionOf(61))).toContainEqual(
      'src-main/at/a.ts:41 long has 61 lines, at most 60: give its parts names of their own.',
    );
  });

  it.each([
    ['a method', `class A {\n  run() {\n${statements(60)}}\n}`, 'run'],
    ['an arrow function', `export const run = () => {\n${statements(60)}};`, 'run'],
    ['a nested function', `export function outer() {\nreturn () => {\n${statements(60)}};\n}`, 'outer'],
  ])('counts %s', (_, text, name) => {
    expect(oversizeOf('src-main/at/a.ts', text)).toContainEqual(expect.stringContaining(` ${name} has 6`));
  });

  it('is at most 30 lines for 95 of 100', () => {
    const tree = (lines: number) => {
      const long = Object.fromEntries([1, 2, 3].map((n) => [`src-main/at/l${n}.ts`, functionOf(lines)]));
      return madeUpTree({ 'src-main/at/a.ts': many, ...long });
    };
    expect(findOversize(tree(30))).toEqual([]);
    expect(told(findOversize(tree(31)))).toEqual([
      'src-main/at/l1.ts:1 long is the longest of 43 functions whose 95th percentile is 31 lines, at most 30.',
    ]);
  });
});
