import { expect, test } from 'vitest';
import { createNotices } from '../../../src-main/app/notices.ts';
import { createSleepFlow } from '../../../src-main/app/sleep-flow.ts';
import { err, ok, type Result } from '../../../src-main/shared/result.ts';
import type { GoodbyeChoice } from '../../../src-main/shared/snapshot.ts';
import { settlePromises } from '../../support/fake-clock.ts';

function setUp(choice: GoodbyeChoice, onSale = 3, taken: Result<null> = ok(null)) {
  const story: string[] = [];
  const notices = createNotices();
  const flow = createSleepFlow({
    choice: () => choice,
    onSale: () => onSale,
    notices,
    suspend: () => story.push('suspend'),
    async resume() {
      story.push('resume');
    },
    async suspendTakenOff() {
      story.push('take off');
      return taken;
    },
    warn: (message) => story.push(message),
  });
  return { flow, story, notices };
}

test('takes the numbers off where the user chose that for good', async () => {
  const { flow, story, notices } = setUp('take-off');
  flow.suspended();
  await settlePromises();
  flow.resumed();
  expect(story).toEqual(['take off', 'resume']);
  expect(notices.list()).toEqual([]);
});

test.each(['ask', 'leave'] as const)('leaves them on sale with the choice "%s"', (choice) => {
  const { flow, story } = setUp(choice);
  flow.suspended();
  expect(story).toEqual(['suspend']);
});

test('sends nothing where nothing is on sale', () => {
  const { flow, story } = setUp('take-off', 0);
  flow.suspended();
  expect(story).toEqual(['suspend']);
});

test('says after waking why it did not come to that', async () => {
  const { flow, notices } = setUp('take-off', 3, err('No answer came.'));
  flow.suspended();
  await settlePromises();
  expect(notices.list()).toMatchObject([{ id: 'sleep-goodbye', text: 'No answer came.' }]);
});
