import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { listPayload } from '../../../src-main/upstream/payload.ts';
import { minute, openHistory } from '../../support/history.ts';
import { listEntry } from '../../support/list-entries.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

/** The file as the first Portlight made it. */
const VERSION_1 = `CREATE TABLE texts (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
  CREATE TABLE requests (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, cause TEXT NOT NULL, count INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES texts (id), added TEXT, removed TEXT, duration_ms INTEGER, http_status INTEGER,
    outcome TEXT, answer_id INTEGER REFERENCES texts (id), fault_code TEXT, fault_text TEXT) STRICT;
  CREATE INDEX requests_by_time ON requests (at_ms);
  CREATE INDEX requests_by_outcome ON requests (outcome, at_ms);
  CREATE TABLE port_events (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, port_id TEXT NOT NULL, kind TEXT NOT NULL,
    detail TEXT) STRICT;
  CREATE INDEX port_events_by_time ON port_events (at_ms);
  CREATE INDEX port_events_by_port ON port_events (port_id, at_ms);
  CREATE TABLE accepted_lists (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), at TEXT NOT NULL, numbers TEXT NOT NULL) STRICT;
  PRAGMA user_version = 1;`;

function writeVersion1(path: string, turns: number): void {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA auto_vacuum = INCREMENTAL; ${VERSION_1}`);
  db.exec('BEGIN');
  for (const place of [1, 2]) {
    const body = listPayload([listEntry(place)], null);
    db.prepare('INSERT INTO texts VALUES (?, ?, ?)').run(place, Buffer.from([place]), body);
  }
  const request = db.prepare(
    `INSERT INTO requests (at_ms, cause, count, request_id, added, removed, outcome) VALUES (?, 'heartbeat', 1, ?, '[]', '[]', ?)`,
  );
  const event = db.prepare(
    `INSERT INTO port_events (at_ms, port_id, kind, detail) VALUES (?, 'Port1', 'State-active', ?)`,
  );
  for (let turn = 0; turn < turns; turn++) {
    request.run(Date.parse(minute(4 * turn)), 1 + (turn % 2), turn === turns - 1 ? null : 'accepted');
    event.run(Date.parse(minute(4 * turn + 2)), turn === 0 ? null : `Grüße ${turn}`);
  }
  db.prepare('INSERT INTO accepted_lists VALUES (1, ?, ?)').run(
    minute(0),
    JSON.stringify([{ number: listEntry(1).number, id: 7 }]),
  );
  db.exec('COMMIT');
  db.close();
}

test('a file of the first Portlight keeps its rows, in one order of time, and they are found', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    writeVersion1(path, 3);
    const { journal, find, event, send } = openHistory(path);
    expect(journal.setAside).toBeNull();
    expect(await find()).toEqual(['10 Port1', '8', '6 Port1', '4', '2 Port1', '0']);
    expect(await find({ portId: 'Port1', kind: 'port-events', text: 'state-ACTIVE' })).toHaveLength(3);
    expect(await find({ text: listEntry(2).number })).toEqual(['4']);
    expect(journal.lastAccepted()).toMatchObject({ numbers: [{ number: listEntry(1).number, id: 7 }] });
    event(12, 'Port1', 'State-active', 'Grüße 1');
    send(14, [2]);
    // What the kill had cut off got its words with the next request.
    expect(await find({ text: listEntry(1).number })).toEqual(['8', '0']);
    expect(await find({ text: 'grüße active' })).toEqual(['12 Port1', '10 Port1', '6 Port1']);
    expect((await find())[0]).toBe('14');
    journal.close();
  }));

test('more old rows than are indexed at once are all found', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    writeVersion1(path, 301);
    const { journal, find } = openHistory(path);
    expect(await find({ text: listEntry(2).number, limit: 500 })).toHaveLength(150);
    journal.close();
  }));
