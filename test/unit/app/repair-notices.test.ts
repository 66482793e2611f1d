import { expect, test } from 'vitest';
import { createNotices } from '../../../src-main/app/notices.ts';
import { watchHistory } from '../../../src-main/app/repair-notices.ts';

test.each([
  ['damaged', 'could not be read', 'damaged file was kept as /profile/old'],
  ['newer', 'from a newer Portlight', 'give /profile/old its old name back'],
] as const)('tells of a history file that is %s, and where it lies', (why, title, text) => {
  const notices = createNotices();
  const setAside = { path: '/profile/old', why };
  watchHistory(notices, { setAside, fault: null, onStateChange: () => () => undefined });
  expect(notices.list()).toMatchObject([
    { id: 'damaged-journal', title: expect.stringContaining(title), text: expect.stringContaining(text) },
  ]);
});
