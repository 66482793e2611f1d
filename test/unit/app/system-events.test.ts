import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { connectSystemEvents } from '../../../src-main/app/system-events.ts';

function setUp(takesOff = false) {
  const story: string[] = [];
  const sources = {
    app: new EventEmitter(),
    powerMonitor: new EventEmitter(),
    windows: [new EventEmitter()],
    process: new EventEmitter(),
  };
  sources.process.on('SIGTERM', () => story.push('ended by a library'));
  connectSystemEvents(sources, {
    quitFlow: {
      async quit(by) {
        story.push(`quit by ${by}`);
      },
      takesOffUnasked: () => takesOff,
    },
    sleepFlow: { suspended: () => story.push('asleep'), resumed: () => story.push('awake') },
    leaving: () => false,
    showWindow: () => story.push('window'),
    isQuitRequest: (data) => data === 'quit',
  });
  const event = { preventDefault: () => story.push('held up') };
  return { ...sources, story, event };
}

test('sleep and waking reach the flow that knows the choice', () => {
  const { powerMonitor, story } = setUp();
  powerMonitor.emit('suspend');
  powerMonitor.emit('resume');
  expect(story).toEqual(['asleep', 'awake']);
});

test('a second start shows the window, and one that is there to end the app ends it unasked', () => {
  const { app, story } = setUp();
  app.emit('second-instance', {}, [], '/', {});
  app.emit('second-instance', {}, [], '/', 'quit');
  expect(story).toEqual(['window', 'quit by system']);
});

test('a shutdown of Linux or macOS is held up for the seconds of the way out', () => {
  const { powerMonitor, story, event } = setUp();
  powerMonitor.emit('shutdown', event);
  expect(story).toEqual(['held up', 'quit by system']);
});

test('a shutdown that cannot be held up is one all the same', () => {
  const { powerMonitor, story } = setUp();
  powerMonitor.emit('shutdown');
  expect(story).toEqual(['quit by system']);
});

test('the end of a Windows session is held up where numbers are to be taken off', () => {
  const { windows, story, event } = setUp(true);
  windows[0]?.emit('query-session-end', event);
  expect(story).toEqual(['held up', 'quit by system']);
});

test('and passes by where they stay, until it is certain', () => {
  const { windows, story, event } = setUp(false);
  windows[0]?.emit('query-session-end', event);
  expect(story).toEqual([]);
  windows[0]?.emit('session-end', event);
  expect(story).toEqual(['quit by system']);
});

test('windows that come later are heard as well', () => {
  const { app, story, event } = setUp(true);
  const window = new EventEmitter();
  app.emit('browser-window-created', {}, window);
  window.emit('query-session-end', event);
  expect(story).toEqual(['held up', 'quit by system']);
});

test('a signal is ours alone', () => {
  const { process, story } = setUp();
  process.emit('SIGTERM');
  expect(story).toEqual(['quit by system']);
});

test('a quit from the dock or a menu asks the user first', () => {
  const { app, story, event } = setUp();
  app.emit('before-quit', event);
  expect(story).toEqual(['held up', 'quit by user']);
});
