// papaparse: guesses the delimiter, follows RFC 4180 and its usual breaches, has no dependencies, and is looked after for ten years.
import papaparse from 'papaparse';
import { err, ok, type Result } from '../shared/result.ts';

/** One line of a list of numbers, as it stands in the file. */
export interface CsvRow {
  /** Counted from 1, with header and empty lines. */
  readonly line: number;
  readonly iccid: string;
  readonly number: string;
  readonly price: string;
}

interface Columns {
  readonly iccid: number;
  readonly number: number;
  readonly price: number;
}

const BY_PLACE: Columns = { iccid: 0, number: 1, price: 2 };
const NAMES: Readonly<Record<keyof Columns, RegExp>> = {
  iccid: /icc|^sim|serial/i,
  number: /number|msisdn|phone|mobile|^tel|nummer|numero|número|^no\b|^nr\b/i,
  price: /price|preis|pris\b|prix|precio|cost|amount/i,
};
/** Not the number of an account or an order, nor the type of a SIM. */
const PLAIN_NAMES: Readonly<Record<keyof Columns, RegExp>> = {
  iccid: /icc/i,
  number: /msisdn|phone|mobile|^(tel|number|nummer|rufnummer|numero|número|no|nr)\b/i,
  price: /^(price|preis|pris|prix|precio)/i,
};

/** Reads the rows of a CSV text: comma, semicolon or tab, quotes, BOM, with or without a header. */
export function readCsvTable(text: string): Result<readonly CsvRow[]> {
  if (text.startsWith('PK\u0003\u0004') || text.includes('\u0000')) {
    return err('This is no text file. In Excel save the sheet as "CSV UTF-8", then choose that file.');
  }
  const plain = text.replace(/^\ufeff/, '');
  // A line that Excel writes for itself.
  const told = /^sep=(.)\r?\n/i.exec(plain);
  const body = told ? plain.slice(told[0].length) : plain;
  const skipped = told ? 1 : 0;
  const { data, errors } = papaparse.parse<readonly string[]>(body, {
    delimiter: told?.[1] ?? guessDelimiter(body),
  });
  // All that follows would be one cell, and its lines lost without a word.
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open !== undefined) {
    const line = (open.row ?? 0) + 1 + skipped;
    return err(`The quote that begins in line ${line} has no end. Add the second " or take the first away.`);
  }
  const lines = data.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ line: index + 1 + skipped, cells }] : [],
  );
  const [first] = lines;
  if (first === undefined) return err('The file is empty. It needs one line a SIM: ICCID, number, price.');
  const columns = columnsOf(first.cells);
  if (!columns.ok) return columns;
  const sims = isHeader(first.cells) ? lines.slice(1) : lines;
  if (sims.length === 0) return err('Below the header there is no line. It needs one line a SIM.');
  return ok(
    sims.map(({ line, cells }) => ({
      line,
      iccid: cells[columns.value.iccid] ?? '',
      number: cells[columns.value.number] ?? '',
      price: cells[columns.value.price] ?? '',
    })),
  );
}

/** An empty last line must not count: it would make two columns look like fewer. */
function guessDelimiter(text: string): string {
  const { meta } = papaparse.parse(text, {
    preview: 20,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  return meta.delimiter;
}

function columnsOf(cells: readonly string[]): Result<Columns> {
  if (!isHeader(cells)) return ok(BY_PLACE);
  const named: Columns = {
    iccid: find(cells, 'iccid'),
    number: find(cells, 'number'),
    price: find(cells, 'price'),
  };
  // A header in words that nobody could foresee: the usual order.
  if (named.iccid < 0 && named.number < 0 && named.price < 0) return ok(BY_PLACE);
  if (named.iccid < 0) return err('No column is named ICCID. Name it so in the first line.');
  if (named.number < 0 && named.price < 0) {
    return err('No column is named "number" or "price". Name it so in the first line.');
  }
  return ok(named);
}

/** A column belongs to the first name that fits: "SIM number" is no number. Of several the one with the plainest name is meant. */
function find(cells: readonly string[], column: keyof Columns): number {
  const named = cells.flatMap((cell, place) => (nameOf(cell.trim()) === column ? [{ cell, place }] : []));
  const plainest = named.find(({ cell }) => PLAIN_NAMES[column].test(cell.trim()));
  return (plainest ?? named[0])?.place ?? -1;
}

function nameOf(cell: string): keyof Columns | null {
  if (NAMES.iccid.test(cell)) return 'iccid';
  if (NAMES.price.test(cell)) return 'price';
  return NAMES.number.test(cell) ? 'number' : null;
}

/** Names hold no long numbers, lines of SIMs do. */
function isHeader(cells: readonly string[]): boolean {
  return (
    cells.every((cell) => cell.replace(/\D/g, '').length < 5) && cells.some((cell) => /\p{L}/u.test(cell))
  );
}
