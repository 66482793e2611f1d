import { expect, test } from 'vitest';
import type { GoodbyeAnswer } from '../../../src-main/app/goodbye-dialog.ts';
import { createQuitFlow, type QuitParts } from '../../../src-main/app/quit-flow.ts';
import { err, ok } from '../../../src-main/shared/result.ts';
import type { GoodbyeChoice } from '../../../src-main/shared/snapshot.ts';

function setUp(changes: Partial<QuitParts> & { answer?: GoodbyeAnswer | null } = {}) {
  const story: string[] = [];
  const flow = createQuitFlow({
    choice: () => 'ask',
    remember: (choice: GoodbyeChoice) => story.push(`remember ${choice}`),
    onSale: () => 3,
    async ask(onSale) {
      story.push(`ask ${onSale}`);
      return changes.answer ?? null;
    },
    async takeOff() {
      story.push('take off');
      return ok(null);
    },
    async quitAnyway(why) {
      story.push(`could not: ${why}`);
      return false;
    },
    stay: () => story.push('stay'),
    noteFailure: (why) => story.push(`note: ${why}`),
    warn: (message) => story.push(message),
    async leave() {
      story.push('leave');
    },
    ...changes,
  });
  return { flow, story };
}

test('stays when the user changes his mind', async () => {
  const { flow, story } = setUp({ answer: null });
  await flow.quit('user');
  expect(story).toEqual(['ask 3', 'stay']);
});

test('carries the choice out before it leaves, and remembers it when told to', async () => {
  const { flow, story } = setUp({ answer: { choice: 'take-off', remember: true } });
  await flow.quit('user');
  expect(story).toEqual(['ask 3', 'remember take-off', 'take off', 'leave']);
});

test('asks nothing when nothing is on sale', async () => {
  const { flow, story } = setUp({ onSale: () => 0 });
  await flow.quit('user');
  expect(story).toEqual(['leave']);
});

test('leaves without a question when the system goes down, also while the question stands open', async () => {
  const { flow, story } = setUp({
    ask: () => new Promise(() => {}),
  });
  void flow.quit('user');
  await flow.quit('system');
  expect(story).toEqual(['leave']);
});

test('says why the numbers could not be taken off, and stays when the user wants to', async () => {
  const { flow, story } = setUp({ choice: () => 'take-off', takeOff: async () => err('no connection') });
  await flow.quit('user');
  expect(story).toEqual(['goodbye: no connection', 'could not: no connection', 'stay']);
});

test('asks once, however often the user clicks', async () => {
  const { flow, story } = setUp({ answer: { choice: 'leave', remember: false } });
  await Promise.all([flow.quit('user'), flow.quit('user')]);
  expect(story).toEqual(['ask 3', 'leave']);
});

test('takes the numbers off once, however often the user clicks', async () => {
  const { flow, story } = setUp({ choice: () => 'take-off' });
  await Promise.all([flow.quit('user'), flow.quit('user')]);
  expect(story).toEqual(['take off', 'leave']);
});

test('carries a choice for good out when the system goes down, and leaves whatever comes of it', async () => {
  const { flow, story } = setUp({ choice: () => 'take-off', takeOff: async () => err('no connection') });
  expect(flow.takesOffUnasked()).toBe(true);
  await Promise.all([flow.quit('system'), flow.quit('system')]);
  expect(story).toEqual(['goodbye: no connection', 'note: no connection', 'leave']);
});

test.each(['ask', 'leave'] as const)(
  'with the choice "%s" a system that goes down is held up by nothing',
  async (choice) => {
    const { flow, story } = setUp({ choice: () => choice });
    expect(flow.takesOffUnasked()).toBe(false);
    await flow.quit('system');
    expect(story).toEqual(['leave']);
  },
);

test('a fault while the numbers are taken off keeps nobody from quitting', async () => {
  const takeOff = () => {
    throw new Error('disk full');
  };
  const { flow, story } = setUp({ choice: () => 'take-off', takeOff, quitAnyway: async () => true });
  await flow.quit('user');
  await flow.quit('system');
  const failed = ['goodbye: disk full', 'note: disk full'];
  expect(story).toEqual([...failed, 'leave', ...failed]);
});
