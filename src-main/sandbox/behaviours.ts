import { type Behaviour, NO_REPLY, type Reply } from './behaviour.ts';
import type { RegistrationStat } from './radio.ts';
import { between, type Random } from './random.ts';
import type { SimulatedNetwork } from './simulated-sim.ts';

/** Takes every byte and never sends one: a DIAG tty, a dead modem. */
export function silent(): Behaviour {
  return { output: () => '' };
}

/** Echoes, but never answers: a loopback plug, a hung firmware. */
export function echoOnly(): Behaviour {
  return { answer: () => () => NO_REPLY };
}

/** Answers each line with random bytes: a wrong speed, a device that is no modem. */
export function garbage(random: Random, length = 40): Behaviour {
  const noise = () => Array.from({ length }, () => String.fromCharCode(between(0, 255, random))).join('');
  return { answer: () => () => ({ ...NO_REPLY, text: noise() }) };
}

/** Streams characters without a line end from the first line on, `chunk` of them every `everyMs`. */
export function neverEndingLine(chunk = 512, everyMs = 50): Behaviour {
  return {
    answer: (_next, { core, sendRaw }) => {
      let streaming = false;
      const stream = () => {
        sendRaw('7'.repeat(chunk));
        core.lifetime.after(everyMs, stream);
      };
      return () => {
        if (!streaming) core.lifetime.after(everyMs, stream);
        streaming = true;
        return NO_REPLY;
      };
    },
  };
}

/** Answers lines that match later than any timeout; `times` limits how often (default: always). */
export function lateAnswer(pattern: RegExp, delayMs: number, times = Number.POSITIVE_INFINITY): Behaviour {
  return {
    answer: (next) => {
      let left = times;
      return (line) => {
        const reply = next(line);
        if (left <= 0 || !pattern.test(line)) return reply;
        left--;
        return { ...reply, delayMs: reply.delayMs + delayMs };
      };
    },
  };
}

/** Puts a URC into the middle of the first line of each matching answer, as Huawei sticks do. */
export function midLineUrc(pattern: RegExp, urc: string): Behaviour {
  return {
    answer: (next) => (line) => {
      const reply = next(line);
      const first = /[^\r\n]{2,}/.exec(reply.text);
      if (first === null || !pattern.test(line)) return reply;
      const at = first.index + Math.floor(first[0].length / 2);
      return { ...reply, text: `${reply.text.slice(0, at)}\r\n${urc}\r\n${reply.text.slice(at)}` };
    },
  };
}

/** Sends a URC between the command and its answer. */
export function urcBeforeAnswer(pattern: RegExp, urc: string): Behaviour {
  return {
    answer: (next) => (line) => {
      const reply = next(line);
      return pattern.test(line) ? { ...reply, text: `\r\n${urc}\r\n${reply.text}` } : reply;
    },
  };
}

/** Answers matching lines with this text, as it goes on the wire. */
export function fixedAnswer(pattern: RegExp, text: string): Behaviour {
  return { answer: (next) => (line) => (pattern.test(line) ? { ...NO_REPLY, text } : next(line)) };
}

/** Rewords the answers to matching lines: another layout of `+CNUM`, a missing quote. */
export function reworded(pattern: RegExp, edit: (text: string) => string): Behaviour {
  return {
    answer: (next) => (line) => {
      const reply = next(line);
      return pattern.test(line) ? { ...reply, text: edit(reply.text) } : reply;
    },
  };
}

/** The IMEI that every modem of a clone pool shows. */
export function cloneImei(imei = '490154203237518'): Behaviour {
  return {
    attach: ({ core }) => {
      core.imei = imei;
    },
  };
}

/** `AT+CNUM` is not supported; the phonebook `ON` still is. */
export function noCnum(): Behaviour {
  return fixedAnswer(/\+CNUM/i, '\r\nERROR\r\n');
}

/** Searches for ever. */
export function noNetwork(): Behaviour {
  return registeredAs(2);
}

/** The network treats the SIM like this: 3 denied, 0 not searching. */
export function registeredAs(stat: RegistrationStat): Behaviour {
  return { attach: ({ core }) => core.radio.setTarget(stat) };
}

/** Registered in a foreign network. */
export function roaming(visited?: SimulatedNetwork): Behaviour {
  return {
    attach: ({ core }) => {
      if (visited !== undefined) core.radio.visited = visited;
      core.radio.setTarget(5);
    },
  };
}

/** Home and searching in turn, for ever. */
export function flappingRegistration(everyMs: number): Behaviour {
  return {
    attach: ({ core }) => {
      const turn = (stat: RegistrationStat) => {
        core.lifetime.after(everyMs, () => {
          core.radio.setTarget(stat);
          turn(stat === 1 ? 2 : 1);
        });
      };
      turn(2);
    },
  };
}

/** Restarts instead of answering the first `times` matching lines, or after `half` of the answer. */
export function resetDuring(pattern: RegExp, times = 1, { half = false } = {}): Behaviour {
  return {
    answer: (next, { core }) => {
      let left = times;
      return (line) => {
        if (left <= 0 || !pattern.test(line)) return next(line);
        left--;
        const whole = half ? next(line).text : '';
        const text = whole.slice(0, Math.floor(whole.length / 2));
        return { ...NO_REPLY, text, afterwards: () => core.restart() };
      };
    },
  };
}

/**
 * A six-contact socket: no SIM URC, and the modem keeps reporting the old card until a command reads from the card.
 * A new card is found by a power cycle only (`AT+CFUN`, restart); see `looksAgain`.
 */
export function noDetectContact(): Behaviour {
  return {
    attach: ({ core }) => {
      core.hasContact = false;
    },
  };
}

/** `AT+CPIN?` with no known card looks into the socket again: a new card is found without a power cycle. */
export function looksAgain(): Behaviour {
  return {
    attach: ({ core }) => {
      core.looksAgain = true;
    },
  };
}

/** The ICCID command is answered from memory once it gave an ICCID, card or not; `+CRSM` still reads the card. */
export function cachedIccid(): Behaviour {
  return remembered(/^AT[+^!#%]\w*(?:ICCID|CCID)\b/i);
}

/** `AT+CPIN?` goes on saying what it said first. */
export function cachedCpin(): Behaviour {
  return remembered(/^AT\+CPIN\?$/i);
}

/** The first good answer to each matching line is given for ever; the modem itself is not asked again. */
function remembered(pattern: RegExp): Behaviour {
  return {
    answer: (next) => {
      const known = new Map<string, Reply>();
      return (line) => {
        const reply = known.get(line) ?? next(line);
        if (pattern.test(line) && !reply.text.includes('ERROR')) known.set(line, reply);
        return reply;
      };
    },
  };
}
