import { isIPv6 } from 'node:net';
import { posix } from 'node:path';
import { err, ok, type Result } from '../shared/result.ts';

/** Where the bytes of a port come from. `path` is a full device path or a Windows name, `COM12`. */
export type Address =
  | { readonly kind: 'tty'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

const COM_NAME = /^(?:\\\\[.?]\\)?com(\d{1,9}):?$/i;
/** Windows gives out COM1 to COM256 and no more (KB 271523). */
const COM_MAX = 256;
const TCP_PORT_MAX = 65_535;

/**
 * Reads an address as typed: a device path, a COM name in any case (`\\.\COM10` too), or `tcp://host:port`.
 * The error says what to write instead.
 */
export function parseAddress(text: string): Result<Address> {
  const trimmed = text.trim();
  if (trimmed === '')
    return err('The address is empty. Write a device such as /dev/ttyUSB0 or COM3, or tcp://host:port.');
  if (hasControlCharacter(trimmed))
    return err('The address holds a control character. Type it again by hand.');
  if (/^tcp:/i.test(trimmed)) return parseTcp(trimmed);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed);
  if (scheme !== null)
    return err(`${scheme[1]}:// is not known. Write a device such as /dev/ttyUSB0, or tcp://host:port.`);
  const com = COM_NAME.exec(trimmed);
  if (com !== null) return parseCom(Number(com[1]), trimmed);
  if (!trimmed.startsWith('/'))
    return err(`"${trimmed}" is not a full path. Write /dev/${basename(trimmed)}.`);
  return ok({ kind: 'tty', path: posix.normalize(trimmed).replace(/(?<=.)\/$/, '') });
}

/** The one spelling of an address: equal addresses have equal texts. */
export function formatAddress(address: Address): string {
  if (address.kind === 'tty') return address.path;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `tcp://${host}:${address.port}`;
}

function parseCom(number: number, text: string): Result<Address> {
  if (number < 1 || number > COM_MAX)
    return err(
      `${text} does not exist: Windows has COM1 to COM${COM_MAX}. Look the name up in Device Manager.`,
    );
  return ok({ kind: 'tty', path: `COM${number}` });
}

function parseTcp(text: string): Result<Address> {
  const rest = text.replace(/^tcp:\/*/i, '').replace(/\/$/, '');
  const parts = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/.exec(rest);
  if (parts === null || (parts[2]?.includes(':') ?? false))
    return err(`Put the IPv6 address in brackets and the port behind it: tcp://[fe80::1]:4000.`);
  const host = parseHost(parts[1] ?? '');
  if (!host.ok) return host;
  const port = parseTcpPort(parts[2] ?? '', text);
  if (!port.ok) return port;
  return ok({ kind: 'tcp', host: host.value, port: port.value });
}

function parseHost(text: string): Result<string> {
  if (text === '')
    return err('The host is missing. Write tcp://host:port, for example tcp://192.168.1.20:4000.');
  if (text.startsWith('[')) {
    const inner = text.slice(1, -1);
    return isIPv6(inner) ? ok(shortestIPv6(inner)) : err(`"${inner}" is not an IPv6 address.`);
  }
  if (!/^[a-z0-9_.-]+$/i.test(text))
    return err(`"${text}" is not a host name. Write tcp://host:port and nothing else.`);
  return ok(text.toLowerCase());
}

/** One with a zone (`fe80::1%eth0`) stays as it is: a URL has no place for that. */
function shortestIPv6(text: string): string {
  return text.includes('%') ? text : new URL(`tcp://[${text}]`).hostname.slice(1, -1);
}

function parseTcpPort(text: string, whole: string): Result<number> {
  if (text === '')
    return err(
      `The port number is missing. Write ${whole.replace(/[:/]*$/, '')}:4000 with the right number.`,
    );
  const port = Number(text);
  if (!/^\d+$/.test(text))
    return err(`"${text}" is not a port number. Write a number from 1 to ${TCP_PORT_MAX}.`);
  if (port < 1 || port > TCP_PORT_MAX)
    return err(`Port ${text} is out of range. Write a number from 1 to ${TCP_PORT_MAX}.`);
  return ok(port);
}

function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    if (character < ' ' || character === '\x7f') return true;
  }
  return false;
}

function basename(text: string): string {
  return text.split(/[\\/]/).findLast((part) => part !== '') ?? 'ttyUSB0';
}
