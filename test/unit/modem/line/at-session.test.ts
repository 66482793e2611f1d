import { expect, test } from 'vitest';
import type { AtCommand, CommandOutcome } from '../../../../src-main/modem/line/at-command.ts';
import { AtSession } from '../../../../src-main/modem/line/at-session.ts';
import { FakeClock, settlePromises } from '../../../support/fake-clock.ts';
import { createScriptedTransport, type ScriptedTransport } from '../scripted-transport.ts';

const CSQ: AtCommand = {
  text: 'AT+CSQ',
  prefixes: ['+CSQ:'],
  bareLines: false,
  bareOk: false,
  timeoutMs: 5_000,
};
const CNUM: AtCommand = { ...CSQ, text: 'AT+CNUM', prefixes: ['+CNUM:'], bareOk: true };
const CGMM: AtCommand = { ...CSQ, text: 'AT+CGMM', prefixes: ['+CGMM:'], bareLines: true };
const CPIN: AtCommand = { ...CSQ, text: 'AT+CPIN?', prefixes: ['+CPIN:'], endsWithoutOkMs: 300 };

interface Desk {
  readonly clock: FakeClock;
  readonly port: ScriptedTransport;
  readonly session: AtSession;
  /** Outcomes in the order in which commands ended. */
  readonly outcomes: CommandOutcome[];
  ask(command: AtCommand): Promise<void>;
  say(text: string): Promise<void>;
}

function createDesk(): Desk {
  const clock = new FakeClock();
  const port = createScriptedTransport();
  const session = new AtSession({ transport: port, clock });
  const outcomes: CommandOutcome[] = [];
  return {
    clock,
    port,
    session,
    outcomes,
    async ask(command) {
      void session.command(command).then((outcome) => outcomes.push(outcome));
      await settlePromises();
    },
    async say(text) {
      port.say(text);
      await settlePromises();
    },
  };
}

test('gives the answer without its echo', async () => {
  const { port, outcomes, ask, say } = createDesk();
  await ask(CSQ);
  await say('AT+CSQ\r\r\n+CSQ: 17,99\r\n\r\nOK\r\n');
  expect(port.written).toEqual(['AT+CSQ\r']);
  expect(outcomes).toEqual([{ kind: 'ok', lines: ['+CSQ: 17,99'] }]);
});

test('drops an echo whose start was cut off', async () => {
  const { outcomes, ask, say } = createDesk();
  await ask(CGMM);
  await say('+CGMM\r\r\nEC25\r\n\r\nOK\r\n');
  expect(outcomes).toEqual([{ kind: 'ok', lines: ['EC25'] }]);
});

test('keeps a line that comes unasked out of the answer and tells of it', async () => {
  const { session, outcomes, ask, say } = createDesk();
  const urcs: string[] = [];
  session.onUrc((urc) => urcs.push(urc.line));
  await ask(CGMM);
  await say('\r\n+QSIMSTAT: 1,0\r\n\r\nEC25\r\n\r\nOK\r\n');
  expect(outcomes).toEqual([{ kind: 'ok', lines: ['EC25'] }]);
  expect(urcs).toEqual(['+QSIMSTAT: 1,0']);
});

test('finds an answer glued behind a line that was pushed into it', async () => {
  const { outcomes, ask, say } = createDesk();
  await ask(CSQ);
  await say('\r\n^RSSI:17+CSQ: 17,99\r\n\r\nOK\r\n');
  expect(outcomes).toEqual([{ kind: 'ok', lines: ['+CSQ: 17,99'] }]);
});

test("does not end a command by the result of somebody's call", async () => {
  const { outcomes, ask, say } = createDesk();
  await ask(CSQ);
  await say('\r\nNO CARRIER\r\n');
  expect(outcomes).toEqual([]);
  await say('\r\n+CSQ: 9,99\r\n\r\nOK\r\n');
  expect(outcomes).toEqual([{ kind: 'ok', lines: ['+CSQ: 9,99'] }]);
});

test('carries the error of a refused command', async () => {
  const { outcomes, ask, say } = createDesk();
  await ask(CSQ);
  await say('\r\n+CME ERROR: 10\r\n');
  expect(outcomes).toMatchObject([{ kind: 'error', error: { type: 'CME', code: 10 } }]);
});

test('sends the next command only after the answer and a gap of 20 ms, in the order asked', async () => {
  const { clock, port, ask, say } = createDesk();
  await ask(CSQ);
  await ask(CNUM);
  await ask(CGMM);
  expect(port.written).toEqual(['AT+CSQ\r']);
  await say('+CSQ: 1,99\r\nOK\r\n');
  await clock.advance(19);
  expect(port.written).toEqual(['AT+CSQ\r']);
  await clock.advance(1);
  expect(port.written).toEqual(['AT+CSQ\r', 'AT+CNUM\r']);
  await say('OK\r\n');
  await clock.advance(20);
  expect(port.written).toEqual(['AT+CSQ\r', 'AT+CNUM\r', 'AT+CGMM\r']);
});

test('takes an answer for whole without its OK where the modem never sends one', async () => {
  const { clock, outcomes, ask, say } = createDesk();
  await ask(CPIN);
  await say('+CPIN: READY\r\n');
  await clock.advance(299);
  expect(outcomes).toEqual([]);
  await clock.advance(1);
  expect(outcomes).toEqual([{ kind: 'ok', lines: ['+CPIN: READY'] }]);
});

test('keeps the late answer of a dead command away from the next one', async () => {
  const { clock, port, outcomes, ask, say } = createDesk();
  await ask(CSQ);
  await clock.advance(5_000);
  expect(outcomes).toEqual([{ kind: 'timeout', lines: [] }]);
  await ask(CNUM);
  await clock.advance(0);
  expect(port.written.at(-1)).toBe('AT\r');
  await say('\r\n+CSQ: 20,99\r\n\r\nOK\r\n');
  await say('\r\nOK\r\n');
  await clock.advance(100);
  expect(port.written.at(-1)).toBe('AT\r');
  await clock.advance(500);
  await say('\r\nOK\r\n');
  await clock.advance(120);
  expect(port.written.at(-1)).toBe('AT+CNUM\r');
  await say('\r\n+CNUM: ,"+46700000001",145\r\n\r\nOK\r\n');
  expect(outcomes.at(-1)).toEqual({ kind: 'ok', lines: ['+CNUM: ,"+46700000001",145'] });
});

test('waits for 500 ms of stillness after a timeout before it speaks again', async () => {
  const { clock, port, ask, say } = createDesk();
  await ask(CSQ);
  await clock.advance(4_900);
  await say('\r\n^BOOT:1,0,0,0,1\r\n');
  await clock.advance(100);
  await ask(CNUM);
  await clock.advance(399);
  expect(port.written).toEqual(['AT+CSQ\r']);
  await clock.advance(1);
  expect(port.written).toEqual(['AT+CSQ\r', 'AT\r']);
});

test('ignores an OK without lines soon after a timeout when the command must have lines', async () => {
  const { clock, outcomes, ask, say } = createDesk();
  await ask(CGMM);
  await clock.advance(5_000);
  await ask(CSQ);
  await clock.advance(0);
  await say('OK\r\n');
  await clock.advance(120);
  await say('OK\r\n');
  expect(outcomes).toHaveLength(1);
  await say('+CSQ: 3,99\r\nOK\r\n');
  expect(outcomes.at(-1)).toEqual({ kind: 'ok', lines: ['+CSQ: 3,99'] });
});

test('does not take the late line of a dead command for news of the modem', async () => {
  const { clock, session, ask, say } = createDesk();
  const urcs: string[] = [];
  session.onUrc((urc) => urcs.push(urc.line));
  await ask({ ...CPIN, endsWithoutOkMs: 60_000 });
  await clock.advance(5_000);
  await say('\r\n+CPIN: READY\r\n');
  expect(urcs).toEqual([]);
  await clock.advance(30_001);
  await say('\r\n+CPIN: READY\r\n');
  expect(urcs).toEqual(['+CPIN: READY']);
});

test('asks again when a removal may be the late answer of a dead command', async () => {
  const { clock, session, ask, say } = createDesk();
  const urcs: string[] = [];
  session.onUrc((urc) => urcs.push(`${urc.kind} ${urc.line}`));
  await ask({ ...CPIN, endsWithoutOkMs: 60_000 });
  await clock.advance(5_000);
  await say('\r\n+CPIN: NOT INSERTED\r\n');
  expect(urcs).toEqual(['sim-changed +CPIN: NOT INSERTED']);
});

test('knows the late lines of each command that died lately, not only of the last', async () => {
  const { clock, session, ask, say } = createDesk();
  const urcs: string[] = [];
  session.onUrc((urc) => urcs.push(urc.line));
  await ask(CPIN);
  await clock.advance(5_000);
  await ask(CNUM);
  await clock.advance(0);
  await say('\r\nOK\r\n');
  await clock.advance(5_200);
  await say('\r\n+CPIN: READY\r\n');
  expect(urcs).toEqual([]);
});

test('is unresponsive, and settles everything, when the modem answers AT no more either', async () => {
  const { clock, session, outcomes, ask } = createDesk();
  await ask(CSQ);
  await ask(CNUM);
  await ask(CGMM);
  await clock.advance(5_000 + 4 * 1_500);
  expect(session.state).toBe('unresponsive');
  expect(outcomes).toEqual([
    { kind: 'timeout', lines: [] },
    { kind: 'timeout', lines: [] },
    { kind: 'timeout', lines: [] },
  ]);
  expect(clock.timers).toBe(0);
});

test('fails what is in flight and what waits when the modem restarts, until told that it is back', async () => {
  const { clock, session, outcomes, ask, say } = createDesk();
  await ask(CSQ);
  await ask(CNUM);
  await say('\r\nRDY\r\n');
  expect(outcomes).toEqual([{ kind: 'restarted' }, { kind: 'restarted' }]);
  await ask(CGMM);
  expect(outcomes.at(-1)).toEqual({ kind: 'restarted' });
  session.clearRestart();
  await ask(CSQ);
  await clock.advance(20);
  await say('+CSQ: 5,99\r\nOK\r\n');
  expect(outcomes.at(-1)).toEqual({ kind: 'ok', lines: ['+CSQ: 5,99'] });
});

test('takes an echo that is back after it was off for a restart', async () => {
  const { clock, session, outcomes, ask, say } = createDesk();
  for (let round = 0; round < 2; round++) {
    await ask(CSQ);
    await clock.advance(20);
    await say('+CSQ: 1,99\r\nOK\r\n');
  }
  await ask(CSQ);
  await clock.advance(20);
  await say('AT+CSQ\r\r\n+CSQ: 1,99\r\n\r\nOK\r\n');
  expect(outcomes.at(-1)).toEqual({ kind: 'restarted' });
  expect(session.state).toBe('restarted');
});

test('settles everything with closed when the port goes away', async () => {
  const { clock, port, session, outcomes, ask } = createDesk();
  await ask(CSQ);
  await ask(CNUM);
  port.end({ kind: 'vanished', detail: 'gone' });
  await settlePromises();
  expect(outcomes).toEqual([{ kind: 'closed' }, { kind: 'closed' }]);
  expect(session.closeCause).toEqual({ kind: 'vanished', detail: 'gone' });
  expect(clock.timers).toBe(0);
});

test('settles everything with closed when disposed', async () => {
  const { clock, session, outcomes, ask } = createDesk();
  await ask(CSQ);
  await ask(CNUM);
  session.dispose();
  await settlePromises();
  await ask(CGMM);
  expect(outcomes).toEqual([{ kind: 'closed' }, { kind: 'closed' }, { kind: 'closed' }]);
  expect(clock.timers).toBe(0);
});

test('leaves a text prompt that another program left open before it tries again', async () => {
  const { clock, port, session, say } = createDesk();
  const shake = session.handshake(3);
  await say('\r\n> ');
  await clock.advance(1_100);
  expect(port.written).toEqual(['AT\r', '\u001b\r', 'AT\r']);
  await say('\r\nOK\r\n');
  await clock.advance(100);
  expect(await shake).toBe(true);
});

test('tells a line that only echoes from a mute one and from noise', async () => {
  const echo = createDesk();
  const shake = echo.session.handshake(1);
  await echo.say('AT\r\r\n');
  await echo.clock.advance(3_000);
  expect(await shake).toBe(false);
  expect(echo.session.traffic).toMatchObject({ echoes: 1, strays: 0 });

  const noise = createDesk();
  const probe = noise.session.handshake(1);
  await noise.say('$GPGGA,1,2,3\r\nxyz\r\n');
  await noise.clock.advance(3_000);
  expect(await probe).toBe(false);
  expect(noise.session.traffic).toMatchObject({ echoes: 0, strays: 2 });
});

test('asks a modem that says no results to say them, after AT alone was not answered', async () => {
  const { clock, port, session, say } = createDesk();
  const shake = session.handshake(3);
  await clock.advance(3_500);
  expect(port.written).toEqual(['AT\r', 'AT\r', 'AT\r', '\x1b\r', 'ATQ0V1E0S4=10\r']);
  await say('\r\nOK\r\n');
  await clock.advance(100);
  expect(await shake).toBe(true);
});

test('gives the modem more time between commands once it has lost one', async () => {
  const { clock, port, session, ask, say } = createDesk();
  session.setGap(5);
  await ask(CSQ);
  await clock.advance(5_500);
  await ask(CSQ);
  await say('\r\nOK\r\n');
  await clock.advance(200);
  await say('\r\n+CSQ: 9,99\r\n\r\nOK\r\n');
  await ask(CNUM);
  const before = port.written.length;
  await clock.advance(99);
  expect(port.written).toHaveLength(before);
  await clock.advance(1);
  expect(port.written.at(-1)).toBe('AT+CNUM\r');
});
