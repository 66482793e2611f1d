import type { DatabaseSync } from 'node:sqlite';
import { asPortId } from '../shared/ids.ts';
import type { PortEvent } from './journal.ts';

export function insertPortEvent(db: DatabaseSync, event: PortEvent): void {
  db.prepare('INSERT INTO port_events (at_ms, port_id, kind, detail) VALUES (?, ?, ?, ?)').run(
    Date.parse(event.at),
    event.portId,
    event.kind,
    event.detail,
  );
}

/** Newest first. */
export function selectPortEvents(db: DatabaseSync, limit: number): readonly PortEvent[] {
  const rows = db.prepare('SELECT * FROM port_events ORDER BY id DESC LIMIT ?').all(limit);
  return rows.flatMap(({ at_ms: atMs, port_id: port, kind, detail }) => {
    const portId = asPortId(String(port));
    if (portId === null) return [];
    const at = new Date(Number(atMs)).toISOString();
    return [{ at, portId, kind: String(kind), detail: detail === null ? null : String(detail) }];
  });
}
