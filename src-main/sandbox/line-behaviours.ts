import { type Behaviour, type BehaviourHost, NO_REPLY } from './behaviour.ts';
import { between, pick, type Random } from './random.ts';

const ESCAPE = '\x1b';
/** V.250 6.2.9: `+++` counts between two silences of this length. */
const GUARD_MS = 1_000;

/**
 * An autobauding module: `AT` lines train its speed and are lost, echo included; so is everything else until then, and that
 * trains nothing.
 */
export function autobaud(lines = 2): Behaviour {
  let left = lines;
  let heard = '';
  return {
    input: (text) => {
      if (left === 0) return text;
      heard += text;
      if (!heard.includes('\r')) return '';
      if (/^(?:AT|at)\r\n?$/.test(heard)) left--;
      heard = '';
      return '';
    },
  };
}

/** Another program left the modem at the prompt of a text message: all is swallowed as text until ESC. */
export function leftAtPrompt(): Behaviour {
  let waiting = true;
  return {
    input: (text) => {
      if (!waiting) return text;
      const leave = text.indexOf(ESCAPE);
      waiting = leave < 0;
      return waiting ? '' : text.slice(leave + 1);
    },
    attach: ({ core, sendRaw }) => core.lifetime.after(0, () => sendRaw('\r\n> ')),
  };
}

/**
 * Another program left a data call up: all that comes goes to the far end, echo and answers do not come, until `+++` stands alone
 * between two seconds of silence. Restarting ends the call.
 */
export function leftInDataMode(): Behaviour {
  let host: BehaviourHost | null = null;
  let online = true;
  /** Grows with each byte, so that a silence is known to have been one. */
  let heard = 0;
  let quiet = true;

  function listen(text: string): void {
    const mine = ++heard;
    const wasQuiet = quiet;
    quiet = false;
    host?.core.lifetime.after(GUARD_MS, () => {
      if (mine !== heard || !online) return;
      quiet = true;
      if (!wasQuiet || text !== '+++') return;
      online = false;
      host?.sendRaw('\r\nOK\r\n');
    });
  }

  return {
    attach: (attached) => {
      host = attached;
      attached.core.restarts.subscribe(() => {
        online = false;
      });
    },
    input: (text) => {
      if (!online) return text;
      listen(text);
      return '';
    },
  };
}

/** Another program left settings behind: `ATV0`, `ATQ1`, `ATS3=10`. A restart forgets them. */
export function leftSet(line: string): Behaviour {
  return { attach: ({ preset }) => preset(line) };
}

const BABBLE: readonly string[] = [
  'AT+CPIN?\r\r\n+CPIN: READY\r\n\r\nOK\r\n',
  'AT+CSQ\r\r\n+CSQ: 11,99\r\n\r\nOK\r\n',
  '\r\n+CREG: 2,1,"00C3","1A2B",7\r\n\r\nOK\r\n',
  'AT+CGMI\r\r\nERROR\r\n',
];

/**
 * Another program (ModemManager) works on the same port: answers to its commands come between ours, about each `everyMs`, and
 * every `eatsEach`th of our lines is answered to it instead of to us.
 */
export function babble(random: Random, everyMs = 3_000, eatsEach = 7): Behaviour {
  return {
    attach: ({ core, sendRaw }) => {
      const speak = () =>
        core.lifetime.after(between(everyMs / 2, everyMs * 1.5, random), () => {
          sendRaw(pick(BABBLE, random));
          speak();
        });
      speak();
    },
    answer: (next) => {
      let lines = 0;
      return (line) => {
        lines++;
        return lines % eatsEach === 0 ? NO_REPLY : next(line);
      };
    },
  };
}
