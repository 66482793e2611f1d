import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { asE164, type E164 } from '../shared/ids.ts';
import type { ExchangeView, SyncCause, SyncFault, UpstreamCallName } from '../shared/sync-view.ts';
import type { Journal } from './journal.ts';
import { nextRowId } from './next-row-id.ts';

type Row = Record<string, SQLOutputValue>;

const SELECT = `SELECT r.*, q.text AS request, a.text AS answer FROM requests r
  JOIN texts q ON q.id = r.request_id LEFT JOIN texts a ON a.id = r.answer_id`;

export function insertRequest(db: DatabaseSync, request: Parameters<Journal['beginRequest']>[0]): number {
  const requestId = textId(db, request.body);
  const id = nextRowId(db);
  db.prepare(
    'INSERT INTO requests (id, at_ms, cause, strategy, count, request_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, Date.parse(request.at), request.cause, request.strategy ?? 'list', request.count, requestId);
  return id;
}

export function completeRequest(db: DatabaseSync, rowId: number, exchange: ExchangeView): void {
  db.prepare(
    `UPDATE requests SET added = ?, removed = ?, duration_ms = ?, http_status = ?, outcome = ?, answer_id = ?,
       fault_code = ?, fault_text = ? WHERE id = ?`,
  ).run(
    JSON.stringify(exchange.added),
    JSON.stringify(exchange.removed),
    exchange.durationMs,
    exchange.httpStatus,
    exchange.outcome,
    exchange.answer === null ? null : textId(db, exchange.answer),
    exchange.fault?.code ?? null,
    exchange.fault?.text ?? null,
    rowId,
  );
}

/** Newest first. A row that was never completed tells of a request that a kill has cut off. */
export function selectRequests(db: DatabaseSync, limit: number): readonly ExchangeView[] {
  return db.prepare(`${SELECT} ORDER BY r.id DESC LIMIT ?`).all(limit).map(toExchange);
}

function textId(db: DatabaseSync, text: string): number {
  const hash = createHash('sha256').update(text).digest();
  const { id } = db.prepare('SELECT id FROM texts WHERE hash = ?').get(hash) ?? {};
  if (id !== undefined) return Number(id);
  return Number(db.prepare('INSERT INTO texts (hash, text) VALUES (?, ?)').run(hash, text).lastInsertRowid);
}

const CUT_OFF: SyncFault = {
  code: 'cut-off',
  text: 'Portlight ended while this request was under way. What became of it is not known.',
  httpStatus: null,
};

/** A row of requests with its texts as `request` and `answer`. */
export function toExchange(row: Row): ExchangeView {
  const outcome = text(row, 'outcome');
  const httpStatus = integer(row, 'http_status');
  return {
    at: new Date(integer(row, 'at_ms') ?? 0).toISOString(),
    cause: text(row, 'cause') as SyncCause,
    call: callOf(text(row, 'strategy') ?? 'list'),
    count: integer(row, 'count') ?? 0,
    added: numbers(text(row, 'added')),
    removed: numbers(text(row, 'removed')),
    durationMs: integer(row, 'duration_ms') ?? 0,
    httpStatus,
    outcome: outcome === 'accepted' || outcome === 'rejected' ? outcome : 'failed',
    request: pretty(text(row, 'request') ?? ''),
    answer: text(row, 'answer'),
    fault: outcome === null ? CUT_OFF : fault(row, httpStatus),
  };
}

/** `strategy` as of RequestStrategy. */
function callOf(strategy: string): UpstreamCallName {
  const [, call = 'sendNumbersOnline'] = strategy.split(' ');
  return call as UpstreamCallName;
}

function fault(row: Row, httpStatus: number | null): SyncFault | null {
  const code = text(row, 'fault_code');
  return code === null ? null : { code, text: text(row, 'fault_text') ?? '', httpStatus };
}

function numbers(json: string | null): readonly E164[] {
  const list: unknown = json === null ? [] : JSON.parse(json);
  return Array.isArray(list) ? list.flatMap((item) => asE164(String(item)) ?? []) : [];
}

function pretty(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}

function text(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

function integer(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
