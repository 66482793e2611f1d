/** Cells of one row, by column name. */
export type Row = Readonly<Record<string, string | number>>;

/** What a scenario found: a table for people, figures for the JSON file, and how they stand to the aim. */
export interface BenchResult {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Key figures with the unit in the name: `appMedianMs`. */
  readonly figures: Readonly<Record<string, number | string | boolean>>;
  /** One sentence a line, the aim first. */
  readonly notes: readonly string[];
}

export interface BenchContext {
  /** The Electron that runs the app. */
  readonly electron: string;
  /** Environment for processes with windows. */
  readonly env: Readonly<Record<string, string>>;
  /** How often to repeat; null leaves it to the scenario. */
  readonly repeats: number | null;
  /** The scenario's own flags as given. */
  readonly flags: Readonly<Record<string, string>>;
  /** A line for the one who waits; no part of the result. */
  progress(text: string): void;
}

export interface Scenario {
  /** What `--help` says of it. */
  readonly what: string;
  /** Its own flags, and what `--help` says of each. */
  readonly flags?: Readonly<Record<string, string>>;
  run(context: BenchContext): Promise<BenchResult>;
}
