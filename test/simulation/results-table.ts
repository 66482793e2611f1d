import type { Block, LivedBlock } from './block.ts';
import type { LivesTotal } from './lives.ts';

const COLUMNS = [
  ...['modems', 'seeds', 'hours each', 'steps', 'app starts', 'requests', 'arrived'],
  ...['accepted', 'tests and faults', 'violations', 'CPU minutes', 'code'],
];

/** The table of docs/simulation.md. */
export function resultsTable({ modems, hours }: Block, lived: readonly LivedBlock[]): string {
  const sum = (pick: (total: LivesTotal) => number) => lived.reduce((all, { total }) => all + pick(total), 0);
  const row = [
    modems,
    sum((total) => total.seeds),
    hours,
    sum((total) => total.steps),
    sum((total) => total.starts),
    sum((total) => total.requests),
    sum((total) => total.lists),
    sum((total) => total.accepted),
    sum((total) => total.troubles),
    violationsOf(lived),
    (lived.reduce((all, { seconds }) => all + seconds, 0) / 60).toFixed(1),
    [...new Set(lived.map(({ code }) => code))].join(' '),
  ];
  return [
    `| ${COLUMNS.join(' | ')} |`,
    `|${COLUMNS.map(() => '--').join('|')}|`,
    `| ${row.join(' | ')} |`,
  ].join('\n');
}

export function violationsOf(lived: readonly LivedBlock[]): number {
  return lived.reduce((all, { total }) => all + total.failures.length, 0);
}
