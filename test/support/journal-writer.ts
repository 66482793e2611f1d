import { writeSync } from 'node:fs';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import { listPayload } from '../../src-main/upstream/payload.ts';
import { listEntries, listEntry } from './list-entries.ts';

/** A process that writes history until it is killed, and tells on stdout after each turn that it is written. */
const journal = openJournal(process.argv[2] ?? '', {
  clock: createSystemClock(),
  warn: (message) => writeSync(2, `${message}\n`),
});
const entries = listEntries(16);
for (let turn = 1; ; turn++) {
  const at = new Date().toISOString();
  const list = entries.slice(0, 1 + (turn % 16));
  const body = listPayload(list, null);
  const row = journal.beginRequest({ at, cause: 'change', count: list.length, body });
  journal.finishRequest(row, {
    at,
    cause: 'change',
    call: 'sendNumbersOnline',
    count: list.length,
    added: [],
    removed: [],
    durationMs: turn,
    httpStatus: 200,
    outcome: 'accepted',
    request: body,
    answer: `{"response":1,"turn":${turn}}`,
    fault: null,
  });
  journal.recordAccepted(
    at,
    list.map(({ number }) => ({ number, id: turn, since: at })),
  );
  journal.recordPortEvent({ at, portId: listEntry(1).portId, kind: 'turn', detail: String(turn) });
  writeSync(1, `${turn}\n`);
}
