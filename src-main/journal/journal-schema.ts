import type { DatabaseSync } from 'node:sqlite';

/**
 * Numbered migrations: index 0 leads to `user_version` 1. A step that was released is never changed, only followed.
 * Bodies repeat from heartbeat to heartbeat, so each text is kept once: half a year of a full pool fits in some megabytes.
 */
const migrations: readonly string[] = [
  `CREATE TABLE texts (
     id INTEGER PRIMARY KEY,
     hash BLOB NOT NULL UNIQUE,
     text TEXT NOT NULL
   ) STRICT;
   CREATE TABLE requests (
     id INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     cause TEXT NOT NULL,
     count INTEGER NOT NULL,
     request_id INTEGER NOT NULL REFERENCES texts (id),
     added TEXT,
     removed TEXT,
     duration_ms INTEGER,
     http_status INTEGER,
     outcome TEXT,
     answer_id INTEGER REFERENCES texts (id),
     fault_code TEXT,
     fault_text TEXT
   ) STRICT;
   CREATE INDEX requests_by_time ON requests (at_ms);
   CREATE INDEX requests_by_outcome ON requests (outcome, at_ms);
   CREATE TABLE port_events (
     id INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     port_id TEXT NOT NULL,
     kind TEXT NOT NULL,
     detail TEXT
   ) STRICT;
   CREATE INDEX port_events_by_time ON port_events (at_ms);
   CREATE INDEX port_events_by_port ON port_events (port_id, at_ms);
   CREATE TABLE accepted_lists (
     only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
     at TEXT NOT NULL,
     numbers TEXT NOT NULL
   ) STRICT;`,
  'ALTER TABLE accepted_lists ADD COLUMN target TEXT;',
  `ALTER TABLE requests ADD COLUMN strategy TEXT NOT NULL DEFAULT 'list';
   CREATE TABLE gaps (
     id INTEGER PRIMARY KEY,
     from_ms INTEGER NOT NULL,
     to_ms INTEGER,
     reason TEXT NOT NULL
   ) STRICT;`,
  `CREATE TABLE refused_numbers (
     only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
     numbers TEXT NOT NULL,
     target TEXT
   ) STRICT;`,
  // One sequence of ids over requests and events: newest first is one order, and a place in it is one number.
  `CREATE TABLE order_of (kind INTEGER, id INTEGER, new_id INTEGER, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
   INSERT INTO order_of SELECT kind, id, ROW_NUMBER() OVER (ORDER BY at_ms, kind, id) FROM
     (SELECT 0 AS kind, id, at_ms FROM requests UNION ALL SELECT 1, id, at_ms FROM port_events);
   UPDATE requests SET id = -(SELECT new_id FROM order_of o WHERE o.kind = 0 AND o.id = requests.id);
   UPDATE requests SET id = -id;
   CREATE TABLE happenings (
     id INTEGER PRIMARY KEY,
     port_id TEXT NOT NULL,
     kind TEXT NOT NULL,
     detail TEXT,
     words TEXT NOT NULL
   ) STRICT;
   CREATE INDEX happenings_by_port ON happenings (port_id, kind, detail);
   INSERT INTO happenings (port_id, kind, detail, words) SELECT DISTINCT port_id, kind, detail,
     lower(port_id || ' ' || kind || ' ' || IFNULL(detail, '')) FROM port_events;
   ALTER TABLE port_events RENAME TO old_events;
   CREATE TABLE port_events (
     id INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     happening_id INTEGER NOT NULL REFERENCES happenings (id)
   ) STRICT;
   INSERT INTO port_events SELECT o.new_id, e.at_ms, h.id FROM old_events e
     JOIN order_of o ON o.kind = 1 AND o.id = e.id
     JOIN happenings h ON h.port_id = e.port_id AND h.kind = e.kind AND h.detail IS e.detail;
   DROP TABLE old_events;
   DROP TABLE order_of;
   CREATE INDEX port_events_by_time ON port_events (at_ms);
   CREATE INDEX port_events_by_happening ON port_events (happening_id);
   DROP INDEX requests_by_outcome;
   CREATE INDEX requests_by_outcome ON requests (IFNULL(outcome, 'failed'));
   CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
   CREATE TABLE word_spans (
     word_id INTEGER NOT NULL,
     first_id INTEGER NOT NULL,
     last_id INTEGER,
     PRIMARY KEY (word_id, first_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX open_word_spans ON word_spans (word_id) WHERE last_id IS NULL;
   CREATE TABLE word_index (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), indexed_to INTEGER NOT NULL) STRICT;
   INSERT INTO word_index VALUES (1, 0);`,
  // Whether a text is still in use is asked whenever rows go, by the foreign keys as well.
  `CREATE INDEX requests_by_body ON requests (request_id);
   CREATE INDEX requests_by_answer ON requests (answer_id);`,
];

/** Thrown for a file that a newer Portlight has written: it must not be changed by this one. */
export class NewerJournalError extends Error {}

/** Brings a new or older file to the present layout, each step in a transaction of its own. */
export function migrateJournal(db: DatabaseSync): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() ?? {};
  if (Number(version) > migrations.length) throw new NewerJournalError(`The journal has version ${version}.`);
  for (const [index, step] of migrations.entries()) {
    if (index < Number(version)) continue;
    db.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
