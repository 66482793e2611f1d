import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type IdRange, intersectRanges, uniteRanges } from './id-ranges.ts';
import { placeStart, portWord, portWordOfPlace, requestWords } from './search-words.ts';
import { inTransaction } from './transaction.ts';

/**
 * Finds requests by their words. A list hardly differs from the one before it, so a word is kept as spans: from the first request
 * that has it to the last one in a row. A year of heartbeats that say the same costs nothing, and a swapped SIM some rows.
 */

type Row = Record<string, SQLOutputValue>;

const COLUMNS = `id, request_id, answer_id, cause, strategy, added, removed, http_status, outcome, fault_code, fault_text`;

/**
 * Takes up to `maxRows` requests into the index, oldest first. One under way waits for its answer, or for the next request.
 * True while there may be more.
 */
export function indexRequests(db: DatabaseSync, maxRows: number): boolean {
  const indexedTo = indexEnd(db);
  const rows = db
    .prepare(`SELECT ${COLUMNS} FROM requests WHERE id > ? ORDER BY id LIMIT ?`)
    .all(indexedTo, maxRows + 1);
  const ready = rows
    .slice(0, maxRows)
    .filter((row, place) => row['outcome'] !== null || place + 1 < rows.length);
  const last = ready.at(-1);
  if (last === undefined) return false;
  const before = db.prepare(`SELECT ${COLUMNS} FROM requests WHERE id = ?`).get(indexedTo);
  inTransaction(db, () => {
    extendSpans(db, ready, before ?? { id: indexedTo });
    db.prepare('UPDATE word_index SET indexed_to = ?').run(Number(last['id']));
  });
  return rows.length > maxRows;
}

function extendSpans(db: DatabaseSync, rows: readonly Row[], indexed: Row): void {
  let before = indexed;
  let open: Map<string, number> | null = null;
  const close = db.prepare('UPDATE word_spans SET last_id = ? WHERE word_id = ? AND last_id IS NULL');
  const begin = db.prepare('INSERT INTO word_spans (word_id, first_id) VALUES (?, ?)');
  for (const row of rows) {
    if (!saysTheSame(before, row)) {
      open ??= openSpans(db);
      const words = new Set([...requestWords(textsOf(db, row)), ...leftPorts(db, row)]);
      for (const [word, wordId] of open) {
        if (words.has(word)) continue;
        close.run(Number(before['id']), wordId);
        open.delete(word);
      }
      for (const word of words) {
        if (open.has(word)) continue;
        const wordId = idOfWord(db, word);
        begin.run(wordId, Number(row['id']));
        open.set(word, wordId);
      }
    }
    before = row;
  }
}

function saysTheSame({ id: _a, ...a }: Row, { id: _b, ...b }: Row): boolean {
  return Object.keys(b).every((column) => a[column] === b[column]);
}

function openSpans(db: DatabaseSync): Map<string, number> {
  const rows = db
    .prepare('SELECT w.word, w.id FROM word_spans s JOIN words w ON w.id = s.word_id WHERE s.last_id IS NULL')
    .all();
  return new Map(rows.map(({ word, id }) => [String(word), Number(id)]));
}

function textsOf(db: DatabaseSync, row: Row) {
  const text = db.prepare('SELECT text FROM texts WHERE id = ?');
  const read = (id: SQLOutputValue | undefined) => String(text.get(Number(id))?.['text'] ?? '');
  const answerId = row['answer_id'] ?? null;
  const note = (column: string) => String(row[column] ?? '');
  return {
    body: read(row['request_id']),
    answer: answerId === null ? null : read(answerId),
    notes: ['cause', 'strategy', 'added', 'removed', 'http_status', 'fault_code', 'fault_text'].map(note),
  };
}

/** Words of the ports whose numbers a request takes off: it names them no more, but a request before it did. */
function leftPorts(db: DatabaseSync, { removed }: Row): readonly string[] {
  const numbers: unknown = JSON.parse(String(removed ?? '[]'));
  if (!Array.isArray(numbers)) return [];
  // In the order of characters "A" follows "@", with which the start ends.
  const latest = db.prepare(
    `SELECT w.word FROM words w WHERE w.word >= ? AND w.word < ?
      ORDER BY (SELECT MAX(s.first_id) FROM word_spans s WHERE s.word_id = w.id) DESC LIMIT 1`,
  );
  return numbers.flatMap((number) => {
    const start = placeStart(String(number));
    const { word } = latest.get(start, start.replace('@', 'A')) ?? {};
    return word === undefined ? [] : [portWordOfPlace(String(word))];
  });
}

function idOfWord(db: DatabaseSync, word: string): number {
  const { id } = db.prepare('SELECT id FROM words WHERE word = ?').get(word) ?? {};
  if (id !== undefined) return Number(id);
  return Number(db.prepare('INSERT INTO words (word) VALUES (?)').run(word).lastInsertRowid);
}

function indexEnd(db: DatabaseSync): number {
  return Number(db.prepare('SELECT indexed_to FROM word_index').get()?.['indexed_to'] ?? 0);
}

/** Where requests lie that have a word with each token in it, and the port; null: everywhere. Oldest first. */
export function requestRanges(
  db: DatabaseSync,
  tokens: readonly string[],
  portId: string | null,
): readonly IdRange[] | null {
  const end = indexEnd(db);
  const found = tokens.map((token) => rangesOf(db, 'instr(w.word, ?) > 0', token, end));
  if (portId !== null) found.push(rangesOf(db, 'w.word = ?', portWord(portId), end));
  return found.length === 0 ? null : found.reduce(intersectRanges);
}

function rangesOf(db: DatabaseSync, condition: string, word: string, end: number): readonly IdRange[] {
  const statement = db.prepare(
    `SELECT s.first_id, IFNULL(s.last_id, ?) FROM words w JOIN word_spans s ON s.word_id = w.id WHERE ${condition}`,
  );
  // A short word stands in thousands: arrays come out in half the time of objects.
  statement.setReturnArrays(true);
  const ranges: IdRange[] = [];
  for (const row of statement.all(end, word)) {
    if (Array.isArray(row)) ranges.push({ first: Number(row[0]), last: Number(row[1]) });
  }
  return uniteRanges(ranges);
}
