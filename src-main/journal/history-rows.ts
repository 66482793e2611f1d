import type { DatabaseSync } from 'node:sqlite';
import type { JournalRow } from '../shared/journal-view.ts';
import { toExchange } from './request-rows.ts';

/** Reads rows by their ids, in the order of these. What was pruned meanwhile is left out. */
export function readHistoryRows(
  db: DatabaseSync,
  ids: readonly { readonly kind: JournalRow['kind']; readonly id: number }[],
): readonly JournalRow[] {
  const request = db.prepare('SELECT * FROM requests WHERE id = ?');
  const event = db.prepare(
    `SELECT e.at_ms, h.port_id, h.kind, h.detail FROM port_events e
      JOIN happenings h ON h.id = e.happening_id WHERE e.id = ?`,
  );
  const text = db.prepare('SELECT text FROM texts WHERE id = ?');
  // Heartbeats share their texts: each is read once a page.
  const texts = new Map<unknown, string>();
  const textOf = (id: unknown): string | null => {
    if (typeof id !== 'number') return null;
    const known = texts.get(id) ?? String(text.get(id)?.['text'] ?? '');
    texts.set(id, known);
    return known;
  };
  return ids.flatMap(({ kind, id }): JournalRow[] => {
    const row = (kind === 'request' ? request : event).get(id);
    if (row === undefined) return [];
    const key = String(id);
    if (kind === 'request') {
      const texted = { ...row, request: textOf(row['request_id']), answer: textOf(row['answer_id']) };
      return [{ kind, key, strategy: String(row['strategy']), ...toExchange(texted) }];
    }
    const detail = row['detail'] ?? null;
    return [
      {
        kind,
        key,
        at: new Date(Number(row['at_ms'])).toISOString(),
        portId: String(row['port_id']),
        event: String(row['kind']),
        detail: detail === null ? null : String(detail),
      },
    ];
  });
}
