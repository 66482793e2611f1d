import { expect, test } from 'vitest';
import type { AtCommand } from '../../../../src-main/modem/line/at-command.ts';
import { linesOf } from '../../../../src-main/modem/line/at-command.ts';
import { COPS, CRSM_ICCID, CSQ } from '../../../../src-main/modem/line/at-commands.ts';
import { AtSession } from '../../../../src-main/modem/line/at-session.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { createScriptedTransport } from '../scripted-transport.ts';

const BARE_ICCID: AtCommand = {
  text: 'AT+CCID',
  prefixes: ['+CCID:'],
  bareLines: true,
  bareOk: false,
  timeoutMs: 10_000,
};
const [CRSM = COPS] = CRSM_ICCID;
const VALUES: Readonly<Record<string, string>> = {
  [COPS.text]: '+COPS: 0,0,"Net",7',
  [CRSM.text]: '+CRSM: 144,0,"98640000000000000011"',
  [CSQ.text]: '+CSQ: 20,99',
  [BARE_ICCID.text]: '89460000000000000011',
};

/** A modem that is `behind` commands late: each one that comes lets it answer an older one. Left alone, it works its queue off. */
function createLaggard(behind: number) {
  const clock = new FakeClock();
  const port = createScriptedTransport();
  const queue = Array.from({ length: behind }, () => 'AT');
  const tell = (text: string) => port.say(`\r\n${VALUES[text] ?? ''}\r\n\r\nOK\r\n`);
  let lastMs = 0;
  const write = async (bytes: Uint8Array) => {
    queue.push(new TextDecoder().decode(bytes).trim());
    lastMs = clock.monotonicMs();
    clock.setTimer(20, () => {
      const text = queue.shift();
      if (text !== undefined) tell(text);
    });
    clock.setTimer(300, () => {
      if (clock.monotonicMs() - lastMs >= 300) for (const text of queue.splice(0)) tell(text);
    });
  };
  return { clock, session: new AtSession({ transport: { ...port, write }, clock }) };
}

test.each([
  ['one command', 1, [COPS, CRSM, CSQ]],
  ['five commands', 5, [COPS, CRSM, CSQ]],
  ['three commands, with an ICCID that has no prefix,', 3, [BARE_ICCID, CSQ]],
] as const)(
  'a modem that lags %s behind is brought into step in the midst of its work',
  async (_what, behind, polled) => {
    const { clock, session } = createLaggard(behind);
    const told: string[][] = [];
    for (let round = 0; round < 30; round++)
      for (const command of polled)
        void session.command(command).then((outcome) => told.push([...linesOf(outcome)]));
    await clock.advance(120_000);
    expect(told).toHaveLength(30 * polled.length);
    expect(told.slice(-polled.length)).toEqual(polled.map(({ text }) => [VALUES[text]]));
    expect(session.state).toBe('open');
  },
);
