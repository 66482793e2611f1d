import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Rows are written with some dozen statements; searches, each worded by its own filters, must not pile up. */
const MOST_STATEMENTS = 100;

/** A database that compiles a statement once: compiling costs more than writing a row. No statement may be stepped through lazily. */
export class PreparedDatabase extends DatabaseSync {
  readonly #statements = new Map<string, StatementSync>();

  override prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
    const statement = super.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  override close(): void {
    this.#statements.clear();
    super.close();
  }
}
