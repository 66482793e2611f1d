/** What a request is found by. Texts as they stand in the journal. */
export interface RequestTexts {
  readonly body: string;
  readonly answer: string | null;
  /** Cause, strategy, added and removed numbers, fault: what is short. */
  readonly notes: readonly (string | null)[];
}

const WORD = /[\p{L}\p{N}_]+/gu;
/** Longer words (tokens, hashes in an error page) are found by their beginning. */
const WORD_LENGTH = 80;
const TOKENS_MAX = 16;
/** An error page may hold thousands; the list of a full pool and its answer hold 2,048. */
const WORDS_MAX = 4000;

/**
 * The words of one request, each once, in lower case. Ports stand as `port:<name>`, so that a name is found whole; a number that the
 * body tells of a port stands as `<digits>@<name>`.
 */
export function requestWords({ body, answer, notes }: RequestTexts): ReadonlySet<string> {
  const words = new Set(bodyWords(body));
  for (const text of [...notes, answer]) {
    for (const [word] of (text ?? '').matchAll(WORD)) {
      if (words.size >= WORDS_MAX) return words;
      words.add(word.slice(0, WORD_LENGTH).toLowerCase());
    }
  }
  return words;
}

/** The exact word of a port. */
export function portWord(portId: string): string {
  return `port:${portId.toLowerCase()}`;
}

/** How all words begin that tell of a number's port. */
export function placeStart(number: string): string {
  return `${number.replace('+', '')}@`;
}

/** The exact word of the port in a word that begins so. */
export function portWordOfPlace(word: string): string {
  return portWord(word.slice(word.indexOf('@') + 1));
}

/**
 * What a person looks for, as parts of words which must all be there. A number may be typed with spaces and dashes, in its
 * country's form or with 00. Empty: nothing that could be looked for.
 */
export function searchTokens(text: string): readonly string[] {
  const trimmed = text.trim();
  if (!/^[+(\d][\d\s()-]*$/.test(trimmed)) {
    return tellingWords(
      [...trimmed.toLowerCase().matchAll(WORD)].map(([word]) => word.slice(0, WORD_LENGTH)),
    );
  }
  const digits = trimmed.replace('(0)', '').replace(/\D/g, '');
  return [digits.replace(/^00?(?=[1-9]\d{6})/, '')].filter(Boolean);
}

/** Each word costs a look at all words there are: parts of others say nothing more, and of a pasted page the longest find it. */
function tellingWords(words: readonly string[]): readonly string[] {
  const distinct = [...new Set(words)];
  const longest =
    distinct.length <= TOKENS_MAX
      ? distinct
      : distinct.toSorted((a, b) => b.length - a.length).slice(0, TOKENS_MAX);
  return longest.filter((word) => !longest.some((other) => other !== word && other.includes(word)));
}

/** Numbers and ports alone: the keys of the body stand in every one. */
function bodyWords(body: string): readonly string[] {
  const content = parsed(body);
  const entries = field(content, 'numbers');
  return (Array.isArray(entries) ? entries : [content]).flatMap((entry) => {
    const number = field(entry, 'number');
    const port = field(entry, 'port_id');
    const digits = typeof number === 'string' ? [number.replace('+', '')] : [];
    if (typeof port !== 'string') return digits;
    return [...digits.map((value) => placeStart(value) + port.toLowerCase()), portWord(port)];
  });
}

/** A body that cannot be read has no words; it must not keep those after it from being found. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
