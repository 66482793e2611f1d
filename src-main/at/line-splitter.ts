import { decodeOctets } from './octet-text.ts';
import { createUssdJoiner } from './ussd-joiner.ts';

/** `AT+CLAC` and `AT+COPS=?` give lines of up to 2,000 bytes; an endless one must not fill the memory. */
const DEFAULT_MAX_LINE_BYTES = 8192;
const FIRST_BUFFER_BYTES = 256;

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const FIRST_JUNK_BYTE = 0xfe;
const PROMPT = '>';

export interface LineSplitter {
  /** Takes bytes cut anywhere and returns the lines that they complete: trimmed, never empty. */
  push(bytes: Uint8Array): readonly string[];
  /** Ends the open line, for a text that is known to be whole. */
  flush(): readonly string[];
  /** Bytes thrown away so far because their line was longer than the limit. */
  droppedBytes(): number;
  /** Forgets the open line (the port was flushed); the count of dropped bytes stays. */
  reset(): void;
  /** The modem waits behind `> ` for a text and takes no command. */
  hasPrompt(): boolean;
}

export interface LineSplitterOptions {
  /** In bytes, at least 1; default 8192. */
  readonly maxLineBytes?: number;
}

interface LineBuffer {
  keep(byte: number): void;
  take(): string;
  text(): string;
  isEmpty(): boolean;
  dropped(): number;
}

function createLineBuffer(maxLineBytes: number): LineBuffer {
  let bytes = new Uint8Array(Math.min(FIRST_BUFFER_BYTES, maxLineBytes));
  let length = 0;
  let dropped = 0;
  const text = () => decodeOctets(bytes.subarray(0, length));
  return {
    keep(byte) {
      if (length >= maxLineBytes) {
        dropped += 1;
        return;
      }
      if (length === bytes.length) {
        const larger = new Uint8Array(Math.min(maxLineBytes, length * 2));
        larger.set(bytes);
        bytes = larger;
      }
      bytes[length] = byte;
      length += 1;
    },
    take() {
      const line = text();
      length = 0;
      return line;
    },
    text,
    isEmpty: () => length === 0,
    dropped: () => dropped,
  };
}

/**
 * Cuts the bytes of a modem into lines at CR or LF, whatever S3 and S4 are set to. The quotes of a `+CUSD:` line hold
 * their line breaks (as `\n`). NUL, 0xFE and 0xFF are junk of power-up and speed change and are dropped.
 */
export function createLineSplitter(options: LineSplitterOptions = {}): LineSplitter {
  const maxLineBytes = Math.max(1, options.maxLineBytes ?? DEFAULT_MAX_LINE_BYTES);
  const buffer = createLineBuffer(maxLineBytes);
  const ussd = createUssdJoiner(maxLineBytes);
  let afterCr = false;

  /** CR, CR LF and CR CR LF are one break; a second LF is an empty line (which USSD texts may hold). */
  function isSameBreak(byte: number): boolean {
    const same = afterCr && buffer.isEmpty();
    afterCr = byte === CR;
    return same;
  }

  return {
    push(bytes) {
      const lines: string[] = [];
      for (const byte of bytes) {
        if (byte === CR || byte === LF) {
          if (!isSameBreak(byte)) lines.push(...ussd.take(buffer.take()));
        } else if (byte !== NUL && byte < FIRST_JUNK_BYTE) {
          buffer.keep(byte);
        }
      }
      return lines;
    },
    flush() {
      afterCr = false;
      return [...ussd.take(buffer.take()), ...ussd.flush()];
    },
    droppedBytes: () => buffer.dropped(),
    reset() {
      afterCr = false;
      buffer.take();
      ussd.flush();
    },
    hasPrompt: () => buffer.text().trim() === PROMPT,
  };
}
