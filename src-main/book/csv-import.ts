import type { E164, Iccid } from '../shared/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { plainCell, readIccidCell, readNumberCell, readPriceCell } from './csv-cells.ts';
import { type CsvRow, readCsvTable } from './csv-table.ts';

/** What a line says of a SIM; null: nothing. */
export interface ImportedSim {
  readonly iccid: Iccid;
  readonly number: E164 | null;
  readonly price: number | null;
}

/** A line that is left out, with the reason and what to do. */
interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

export interface ReadImport {
  /** Each SIM once. */
  readonly sims: readonly ImportedSim[];
  /** In order of lines. */
  readonly refused: readonly RefusedLine[];
}

/** What is known of SIMs beside the file. */
export interface KnownSims {
  /** ICCIDs of the book and of the cards in the ports. */
  readonly iccids: readonly Iccid[];
  /** First three digits of the IMSI, where the card was read. */
  mccOf(iccid: Iccid): string | null;
}

interface ReadLine extends ImportedSim {
  readonly line: number;
}

/** Reads a list of numbers. Nothing is guessed: of lines that contradict each other all are refused. */
export function readImport(text: string, known: KnownSims): Result<ReadImport> {
  const table = readCsvTable(text);
  if (!table.ok) return table;
  const refused: RefusedLine[] = [];
  const lines: ReadLine[] = [];
  const asKnown = createCardFinder(known.iccids);
  for (const row of table.value) {
    const read = readRow(row, asKnown, known.mccOf);
    if (read.ok) lines.push({ ...read.value, line: row.line });
    else refused.push({ line: row.line, reason: quoteBriefly(read.error) });
  }
  const contradicted = contradictions(lines);
  for (const [line, reason] of contradicted) refused.push({ line, reason });
  const sims = new Map<Iccid, ImportedSim>();
  for (const { line, ...sim } of lines) if (!contradicted.has(line)) sims.set(sim.iccid, sim);
  return ok({ sims: [...sims.values()], refused: refused.toSorted((a, b) => a.line - b.line) });
}

/** A file that is no list at all may have cells of any length, and a hundred of them would go to the window. */
function quoteBriefly(reason: string): string {
  return reason.replace(/"([^"]{40})[^"]+"/g, '"$1…"');
}

function readRow(
  row: CsvRow,
  asKnown: (iccid: Iccid) => Iccid,
  mccOf: KnownSims['mccOf'],
): Result<ImportedSim> {
  const written = readIccidCell(row.iccid);
  if (!written.ok) return written;
  const iccid = asKnown(written.value);
  const hasNumber = plainCell(row.number) !== '';
  const hasPrice = plainCell(row.price) !== '';
  if (!hasNumber && !hasPrice) return err('There is neither a number nor a price for this SIM.');
  const number = hasNumber ? readNumberCell(row.number, mccOf(iccid)) : ok(null);
  if (!number.ok) return number;
  const price = hasPrice ? readPriceCell(row.price) : ok(null);
  return price.ok ? ok({ iccid, number: number.value, price: price.value }) : price;
}

/**
 * Some lists leave the check digit out, or have it where the card has not: one digit more or less at the end is the same card.
 * Indexed, as thousands of lines meet thousands of cards.
 */
function createCardFinder(known: readonly Iccid[]): (iccid: Iccid) => Iccid {
  const cards = new Map<string, Iccid>(known.map((card) => [card, card]));
  const byStem = new Map<string, Iccid[]>();
  for (const card of cards.values()) addTo(byStem, card.slice(0, -1), card);
  return (iccid) => {
    if (cards.has(iccid)) return iccid;
    const alike = [...(byStem.get(iccid) ?? []), ...[cards.get(iccid.slice(0, -1)) ?? []].flat()];
    return alike.length === 1 ? (alike[0] ?? iccid) : iccid;
  };
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** By line: which lines of one SIM, or of one number, cannot all be true. */
function contradictions(lines: readonly ReadLine[]): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  for (const same of groups(lines, ({ iccid }) => iccid)) {
    if (new Set(same.map(({ number, price }) => `${number} ${price}`)).size === 1) continue;
    const told = listed(same);
    for (const { line, iccid } of same) {
      reasons.set(line, `Lines ${told} say different things of SIM ${iccid}. Keep the right one.`);
    }
  }
  for (const same of groups(lines, ({ number }) => number)) {
    if (new Set(same.map(({ iccid }) => iccid)).size === 1) continue;
    const told = listed(same);
    for (const { line, number } of same) {
      const reason = `Lines ${told} give ${number} to different SIMs. Only one can have it.`;
      reasons.set(line, reasons.get(line) ?? reason);
    }
  }
  return reasons;
}

function groups<K>(lines: readonly ReadLine[], keyOf: (line: ReadLine) => K | null): readonly ReadLine[][] {
  const byKey = new Map<K, ReadLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    if (key !== null) addTo(byKey, key, line);
  }
  return [...byKey.values()];
}

function listed(lines: readonly ReadLine[]): string {
  const numbers = lines.map(({ line }) => line);
  const shown = numbers.slice(0, 5).join(', ');
  return numbers.length > 5 ? `${shown} and ${numbers.length - 5} more` : shown;
}
