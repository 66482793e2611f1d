import { expect, test } from 'vitest';
import { createNotices } from '../../../src-main/app/notices.ts';
import { noteSync } from '../../../src-main/app/sync-notices.ts';
import { createEmitter } from '../../../src-main/shared/emitter.ts';
import { makeSyncView } from '../../support/snapshot-factory.ts';

const fault = { code: 'call-unknown', text: 'The vendor does not take checkWork.', httpStatus: 405 };

test('tells that lists are sent instead of single changes, for as long as it is so', () => {
  const notices = createNotices();
  const changes = createEmitter<void>();
  let sync = makeSyncView();
  noteSync({ onChange: changes.subscribe, syncView: () => sync, failedGoodbye: null }, notices, null);
  changes.emit();
  expect(notices.list()).toEqual([]);
  sync = makeSyncView({ fallback: fault });
  changes.emit();
  changes.emit();
  expect(notices.list()).toMatchObject([{ id: 'sync-fallback', text: fault.text }]);
  sync = makeSyncView();
  changes.emit();
  expect(notices.list()).toEqual([]);
});

test('tells what the last run could not carry out at its end', () => {
  const notices = createNotices();
  noteSync(
    { onChange: () => () => undefined, syncView: () => makeSyncView(), failedGoodbye: fault },
    notices,
    null,
  );
  expect(notices.list()).toMatchObject([{ id: 'failed-goodbye', level: 'warning', text: fault.text }]);
});

test('tells what the last run has noted, rather than what became of its last request', () => {
  const notices = createNotices();
  noteSync(
    { onChange: () => () => undefined, syncView: () => makeSyncView(), failedGoodbye: fault },
    notices,
    'The upstream address or the API key is missing, so nothing could be sent.',
  );
  expect(notices.list()).toMatchObject([{ text: expect.stringContaining('API key is missing') }]);
});
