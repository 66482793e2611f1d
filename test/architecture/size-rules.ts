import { quantile } from '../support/quantile.ts';
import type { Finding } from './finding.ts';
import { budgets, dataTable } from './house-rules.ts';
import type { SourceFile } from './source-file.ts';

const isTest = (file: SourceFile): boolean => file.path.startsWith('test/');

/** Files and functions above their line budget. The middle ones are told at the largest file and longest function. */
export function findOversize(files: readonly SourceFile[]): Finding[] {
  const counted = files.filter((file) => !dataTable.test(file.path));
  const code = counted.filter((file) => !isTest(file));
  return [
    ...counted.flatMap(fileTooLong),
    ...code.flatMap(functionsTooLong),
    ...medianTooHigh(code),
    ...p95TooHigh(code),
  ];
}

function fileTooLong(file: SourceFile): Finding[] {
  const limit = isTest(file) ? budgets.largestTest : budgets.largestFile;
  if (file.lines <= limit) return [];
  const text = `has ${file.lines} lines, at most ${limit}: split it by idea, or name plain data …-table.ts.`;
  return [{ path: file.path, line: limit + 1, text }];
}

function functionsTooLong(file: SourceFile): Finding[] {
  return file.functions
    .filter((one) => one.lines > budgets.longestFunction)
    .map(({ line, name, lines }) => ({
      path: file.path,
      line,
      text: `${name} has ${lines} lines, at most ${budgets.longestFunction}: give its parts names of their own.`,
    }));
}

function medianTooHigh(code: readonly SourceFile[]): Finding[] {
  const median = quantile(
    code.map((file) => file.lines),
    0.5,
  );
  const [largest] = code.toSorted((a, b) => b.lines - a.lines);
  if (!largest || median <= budgets.medianFile) return [];
  const text = `is the largest of ${code.length} files whose median is ${median} lines, at most ${budgets.medianFile}: split the large ones by idea.`;
  return [{ path: largest.path, line: 1, text }];
}

function p95TooHigh(code: readonly SourceFile[]): Finding[] {
  const all = code.flatMap((file) => file.functions.map((one) => ({ ...one, path: file.path })));
  const p95 = quantile(
    all.map((one) => one.lines),
    0.95,
  );
  const [longest] = all.toSorted((a, b) => b.lines - a.lines);
  if (!longest || p95 <= budgets.functionP95) return [];
  const text = `${longest.name} is the longest of ${all.length} functions whose 95th percentile is ${p95} lines, at most ${budgets.functionP95}.`;
  return [{ path: longest.path, line: longest.line, text }];
}
