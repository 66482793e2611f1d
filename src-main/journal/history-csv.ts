import papaparse from 'papaparse';
import { cutText } from '../shared/cut-text.ts';
import type { JournalRow } from '../shared/journal-view.ts';

/** The body of a request is left out: a list of numbers in a cell helps nobody, and would make the file ten times as large. */
const COLUMNS = [
  'time',
  'kind',
  'port',
  'event',
  'detail',
  'cause',
  'strategy',
  'count',
  'added',
  'removed',
  'duration_ms',
  'http_status',
  'outcome',
  'error_code',
  'error',
  'answer',
] as const;

/** In characters. A spreadsheet takes 32,767 in a cell, and spoils the rows behind a longer one. */
const MAX_CELL = 16 * 1024;

type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/**
 * A quote mark in front keeps a cell from being taken for a formula, as spreadsheets do it themselves. The library's own pattern
 * does not see a formula that goes over two lines.
 */
const WRITING = { newline: '\r\n', header: false, escapeFormulae: /^[=+\-@\t\r\n]/ };

/** Without the mark in front Excel takes UTF-8 for the code page of the computer. */
export function csvHead(): string {
  return `\ufeff${COLUMNS.join(',')}\r\n`;
}

/** RFC 4180 lines, each with its end. */
export function csvLines(rows: readonly JournalRow[]): string {
  const lines = rows.map((row) => {
    const cells = row.kind === 'request' ? requestCells(row) : eventCells(row);
    return COLUMNS.map((column) => cells[column] ?? '');
  });
  return `${papaparse.unparse(lines, WRITING)}\r\n`;
}

function requestCells(row: Extract<JournalRow, { kind: 'request' }>): Cells {
  return {
    time: row.at,
    kind: 'request',
    cause: row.cause,
    strategy: row.strategy,
    count: row.count,
    added: row.added.join(' '),
    removed: row.removed.join(' '),
    duration_ms: row.durationMs,
    http_status: row.httpStatus,
    outcome: row.outcome,
    error_code: row.fault?.code ?? null,
    error: row.fault?.text ?? null,
    answer: row.answer === null ? null : cutText(row.answer, MAX_CELL),
  };
}

function eventCells(row: Extract<JournalRow, { kind: 'port-event' }>): Cells {
  return { time: row.at, kind: 'port event', port: row.portId, event: row.event, detail: row.detail };
}
