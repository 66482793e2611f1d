import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { bookFileSchema, emptyBookFile } from '../../src-main/book/book-schema.ts';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import { defaultSettings, settingsSchema } from '../../src-main/settings/settings-schema.ts';
import type { ExchangeView } from '../../src-main/shared/sync-view.ts';

/** What a killed app left in its profile. */
export interface LeftProfile {
  readonly facts: ReadonlyMap<string, string>;
  /** Unix seconds by ICCID. */
  readonly firstSales: ReadonlyMap<string, number>;
  /** ICCID by number, for all that the book knows. */
  readonly ownerOf: ReadonlyMap<string, string>;
  /** Newest first. */
  readonly requests: readonly ExchangeView[];
  /** Null before the first accepted list. */
  readonly accepted: readonly string[] | null;
  /** Files that a write left behind in its middle. */
  readonly leftovers: readonly string[];
  /** What could not be read, and files that were set aside. */
  readonly findings: readonly string[];
}

const MOST_REQUESTS = 100_000;
const LEFTOVER = /\.tmp-\d{10}[0-9a-f]{6}$/;
const SET_ASIDE = /damaged|corrupt|aside/i;

export function readProfile(folder: string): LeftProfile {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const findings = names.filter((name) => SET_ASIDE.test(name)).map((name) => `${name} was set aside`);
  const warn = (message: string) => void findings.push(message);
  const settings = readFile(join(folder, 'settings.json'), settingsSchema.parse, warn) ?? defaultSettings();
  const book = readFile(join(folder, 'book.json'), bookFileSchema.parse, warn) ?? emptyBookFile();
  const facts = new Map<string, string>([
    ['registrationGraceMs', String(settings.registrationGraceMs)],
    ['syncMode', settings.syncMode],
  ]);
  const firstSales = new Map<string, number>();
  const ownerOf = new Map<string, string>();
  for (const { address } of settings.ports) facts.set(`port ${address}`, 'yes');
  for (const id of settings.pausedPorts) facts.set(`paused ${id}`, 'yes');
  for (const [iccid, { evidence, rentPort, firstSaleAt }] of Object.entries(book.sims)) {
    const typed = evidence.find(({ source }) => source === 'typed');
    if (typed !== undefined) facts.set(`typed ${iccid}`, typed.number);
    if (rentPort !== null) facts.set(`rent ${iccid}`, rentPort);
    if (firstSaleAt !== null) firstSales.set(iccid, firstSaleAt);
    for (const { number } of evidence) ownerOf.set(number, iccid);
  }
  const leftovers = names.filter((name) => LEFTOVER.test(name));
  return { facts, firstSales, ownerOf, leftovers, findings, ...readJournal(folder, warn) };
}

/** Null for a file that is not there yet. */
function readFile<T>(path: string, parse: (value: unknown) => T, warn: (message: string) => void): T | null {
  if (!existsSync(path)) return null;
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    warn(`${path} does not read: ${String(cause)}`);
    return null;
  }
}

/** From a copy: the app itself must find its file as the kill left it. */
function readJournal(
  folder: string,
  warn: (message: string) => void,
): Pick<LeftProfile, 'requests' | 'accepted'> {
  const source = join(folder, 'journal.db');
  if (!existsSync(source)) return { requests: [], accepted: null };
  const copies = mkdtempSync(join(tmpdir(), 'portlight-kill-'));
  const path = join(copies, 'journal.db');
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(source + suffix)) copyFileSync(source + suffix, path + suffix);
    checkIntegrity(path, warn);
    const journal = openJournal(path, { clock: createSystemClock(), warn });
    const requests = journal.recentRequests(MOST_REQUESTS);
    const accepted = journal.lastAccepted()?.numbers.map(({ number }) => number) ?? null;
    if (journal.setAside !== null) warn(`the journal was damaged: ${journal.setAside.path}`);
    journal.close();
    return { requests, accepted };
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}

function checkIntegrity(path: string, warn: (message: string) => void): void {
  const db = new DatabaseSync(path);
  const { integrity_check: verdict } = db.prepare('PRAGMA integrity_check').get() ?? {};
  db.close();
  if (verdict !== undefined && verdict !== 'ok') warn(`the journal's integrity: ${String(verdict)}`);
}
