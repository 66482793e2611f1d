import type { DatabaseSync } from 'node:sqlite';
import { asPortId, type PortId } from '../shared/ids.ts';
import type { PortEvent } from './journal.ts';
import { nextRowId } from './next-row-id.ts';

export function insertPortEvent(db: DatabaseSync, event: PortEvent): void {
  db.prepare('INSERT INTO port_events (id, at_ms, happening_id) VALUES (?, ?, ?)').run(
    nextRowId(db),
    Date.parse(event.at),
    happeningId(db, event),
  );
}

/** The same things happen to the same ports for years: each is kept once, with the words that it is found by. */
function happeningId(db: DatabaseSync, { portId, kind, detail }: PortEvent): number {
  const { id } =
    db
      .prepare('SELECT id FROM happenings WHERE port_id = ? AND kind = ? AND detail IS ?')
      .get(portId, kind, detail) ?? {};
  if (id !== undefined) return Number(id);
  const words = [portId, kind, detail ?? ''].join(' ').toLowerCase();
  const inserted = db
    .prepare('INSERT INTO happenings (port_id, kind, detail, words) VALUES (?, ?, ?, ?)')
    .run(portId, kind, detail, words);
  return Number(inserted.lastInsertRowid);
}

/** Newest first. */
export function selectPortEvents(db: DatabaseSync, limit: number): readonly PortEvent[] {
  const rows = db
    .prepare(
      `SELECT e.at_ms, h.port_id, h.kind, h.detail FROM port_events e JOIN happenings h ON h.id = e.happening_id
        ORDER BY e.id DESC LIMIT ?`,
    )
    .all(limit);
  return rows.flatMap(({ at_ms: atMs, port_id: port, kind, detail }) => {
    const portId = asPortId(String(port));
    if (portId === null) return [];
    const at = new Date(Number(atMs)).toISOString();
    return [{ at, portId, kind: String(kind), detail: detail === null ? null : String(detail) }];
  });
}

export function selectLastKind(db: DatabaseSync, portId: PortId, kinds: readonly string[]): string | null {
  const { kind } =
    db
      .prepare(
        `SELECT h.kind FROM json_each(?) k CROSS JOIN happenings h ON h.port_id = ? AND h.kind = k.value
          JOIN port_events e ON e.happening_id = h.id ORDER BY e.id DESC LIMIT 1`,
      )
      .get(JSON.stringify(kinds), portId) ?? {};
  return typeof kind === 'string' ? kind : null;
}
