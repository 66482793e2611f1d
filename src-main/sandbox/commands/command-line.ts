/** One command of a line: `AT+CREG=2` is `{name: '+CREG', op: 'set', args: '2'}`, `ATE0` is `{name: 'E', op: 'set', args: '0'}`. */
export interface Command {
  readonly name: string;
  readonly op: 'execute' | 'read' | 'test' | 'set';
  readonly args: string;
}

const EXTENDED = /^([+^*!#$%][A-Z0-9]+)(=\?|\?|=)?/i;
const S_REGISTER = /^(S\d+)(\?|=\d+)/i;
const BASIC = /^(&?[A-Z])(\d*)/i;

/**
 * Splits a line by the rules of V.250 5.2.1: basic commands follow each other, extended ones end at `;`.
 * Null for a line without the AT prefix: a modem takes no notice of it. An unreadable rest becomes a command that no family knows.
 */
export function parseCommandLine(line: string): readonly Command[] | null {
  const start = line.search(/at/i);
  if (start < 0) return null;
  const commands: Command[] = [];
  let rest = line.slice(start + 2).trim();
  while (rest !== '') {
    const step = takeCommand(rest);
    commands.push(step.command);
    rest = step.rest.replace(/^[\s;]+/, '');
  }
  return commands;
}

interface Step {
  readonly command: Command;
  readonly rest: string;
}

function takeCommand(text: string): Step {
  const extended = EXTENDED.exec(text);
  if (extended !== null) return takeExtended(text, extended);
  const register = S_REGISTER.exec(text);
  if (register !== null) {
    const [whole, found = '', action = ''] = register;
    const name = found.toUpperCase();
    const command: Command =
      action === '?' ? { name, op: 'read', args: '' } : { name, op: 'set', args: action.slice(1) };
    return { command, rest: text.slice(whole.length) };
  }
  const [whole, name = '', value = ''] = BASIC.exec(text) ?? [text, text, ''];
  const command: Command = { name: name.toUpperCase(), op: value === '' ? 'execute' : 'set', args: value };
  return { command, rest: text.slice(whole.length) };
}

function takeExtended(text: string, match: RegExpExecArray): Step {
  const [head, name = '', action = ''] = match;
  const end = endOfExtended(text, head.length);
  const args = text.slice(head.length, end).trim();
  return { command: { name: name.toUpperCase(), op: opOf(action), args }, rest: text.slice(end) };
}

function opOf(action: string): Command['op'] {
  if (action === '=?') return 'test';
  if (action === '?') return 'read';
  return action === '=' ? 'set' : 'execute';
}

function endOfExtended(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] === ';' && !quoted) return at;
  }
  return text.length;
}

/** The parameters of a command, split at commas outside quotes, quotes removed. */
export function splitArgs(args: string): readonly string[] {
  const parts = args.match(/("[^"]*"|[^,"])+|(?<=,|^)(?=,|$)/g) ?? [];
  return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}
