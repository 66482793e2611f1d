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
