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
  number: /number|msisdn|phone|^tel|nummer|numero|número|^no\b|^nr\b/i,
  price: /price|preis|pris\b|prix|precio|cost|amount/i,
};

/** Reads the rows of a CSV text: comma, semicolon or tab, quotes, BOM, with or without a header. */
export function readCsvTable(text: string): Result<readonly CsvRow[]> {
  if (text.startsWith('PK\u0003\u0004') || text.includes('\u0000')) {
    return err('This is no text file. In Excel save the sheet as "CSV UTF-8", then choose that file.');
  }
  const plain = text.replace(/^\ufeff/, '');
  // A line that Excel writes for itself.
  const told = /^sep=(.)\r?\n/i.exec(plain);
  const { data } = papaparse.parse<readonly string[]>(told ? plain.slice(told[0].length) : plain, {
    delimiter: told?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const skipped = told ? 1 : 0;
  const lines = data.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ line: index + 1 + skipped, cells }] : [],
  );
  const [first] = lines;
  if (first === undefined) return err('The file is empty. It needs one line a SIM: ICCID, number, price.');
  const columns = columnsOf(first.cells);
  if (!columns.ok) return columns;
  const body = isHeader(first.cells) ? lines.slice(1) : lines;
  if (body.length === 0) return err('Below the header there is no line. It needs one line a SIM.');
  return ok(
    body.map(({ line, cells }) => ({
      line,
      iccid: cells[columns.value.iccid] ?? '',
      number: cells[columns.value.number] ?? '',
      price: cells[columns.value.price] ?? '',
    })),
  );
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

/** A column belongs to the first name that fits: "SIM number" is no number. */
function find(cells: readonly string[], column: keyof Columns): number {
  return cells.findIndex((cell) => nameOf(cell.trim()) === column);
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
