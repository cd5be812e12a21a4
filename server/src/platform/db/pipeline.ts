import type pg from 'pg';
import { LRUCache } from 'lru-cache';
import { parserOf } from './types.ts';

/**
 * Several prepared statements in one network message.
 *
 * All steps are written behind one another with a single Sync at the end, so they cost one round
 * trip, and outside an explicit BEGIN they form one implicit transaction: settings made local by the
 * first step hold for the rest and are gone afterwards (PostgreSQL, "Extended Query", 54.2.3).
 */

/** One statement of a message. Its name identifies its text on every connection. */
export interface Step {
  readonly name: string;
  /** Asked only when the connection has not prepared this name yet. */
  readonly text: () => string;
  readonly values: readonly unknown[];
}

export interface StepResult {
  readonly rows: Record<string, unknown>[];
  /** Rows inserted, updated, deleted or selected. */
  readonly count: number;
}

/** A statement prepared on one connection, with its columns once they are known. */
interface Prepared {
  columns: Column[] | undefined;
}
interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/**
 * How many statements one connection keeps prepared. In schema cells every tenant has its own, and
 * each costs the backend memory, so the least recently used are closed.
 */
const PREPARED_PER_CONNECTION = 400;

/** What this connection has prepared, in the order the server confirms it. */
class Ledger {
  readonly prepared: LRUCache<string, Prepared>;
  readonly #unconfirmed: string[] = [];
  readonly #evicted: string[] = [];

  constructor(connection: Connection) {
    this.prepared = new LRUCache({
      max: PREPARED_PER_CONNECTION,
      dispose: (_value, name, reason) => {
        if (reason === 'evict') this.#evicted.push(name);
      },
    });
    connection.on('parseComplete', () => {
      const name = this.#unconfirmed.shift();
      if (name !== undefined) this.prepared.set(name, { columns: undefined });
    });
  }

  parsing(name: string): void {
    this.#unconfirmed.push(name);
  }

  takeEvicted(): string[] {
    return this.#evicted.splice(0);
  }

  /** After an error the server skips to Sync: what it has not confirmed, it has not prepared. */
  failed(): void {
    this.#unconfirmed.length = 0;
  }
}

/** The part of pg's wire connection that a pipeline writes to. */
interface Connection extends NodeJS.EventEmitter {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: {
    statement: string;
    values: readonly unknown[];
    valueMapper: (value: unknown) => unknown;
  }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string }): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

const ledgers = new WeakMap<Connection, Ledger>();

function ledgerOf(connection: Connection): Ledger {
  const known = ledgers.get(connection);
  if (known) return known;
  const fresh = new Ledger(connection);
  ledgers.set(connection, fresh);
  return fresh;
}

/** Everything travels as text, except Buffers. */
function wireValue(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}

/**
 * A query in pg's sense (its client calls submit and the handlers below), answering every step.
 * Hand it to `client.query` and await `done`.
 */
export class Pipeline implements pg.Submittable {
  readonly done: Promise<StepResult[]>;
  readonly #steps: readonly Step[];
  readonly #results: StepResult[] = [];
  readonly #settle: { resolve: (results: StepResult[]) => void; reject: (error: Error) => void };
  #ledger: Ledger | undefined;
  #columns: Column[] | undefined;
  #rows: Record<string, unknown>[] = [];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    const { promise, resolve, reject } = Promise.withResolvers<StepResult[]>();
    this.done = promise;
    this.#settle = { resolve, reject };
  }

  submit(wire: pg.Connection): void {
    const connection = wire as unknown as Connection;
    const ledger = (this.#ledger = ledgerOf(connection));
    const parsing = new Set<string>();
    connection.stream.cork();
    for (const step of this.#steps) {
      const prepared = ledger.prepared.get(step.name);
      if (!prepared && !parsing.has(step.name)) {
        parsing.add(step.name);
        ledger.parsing(step.name);
        connection.parse({ name: step.name, text: step.text() });
      }
      connection.bind({ statement: step.name, values: step.values, valueMapper: wireValue });
      if (!prepared?.columns) connection.describe({ type: 'P', name: '' });
      connection.execute({ portal: '' });
    }
    for (const name of ledger.takeEvicted()) connection.close({ type: 'S', name });
    connection.sync();
    connection.stream.uncork();
    this.#expectStep();
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#columns = message.fields.map((f) => ({ name: f.name, parse: parserOf(f.dataTypeID) }));
    this.#rememberColumns(this.#columns);
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const columns = this.#columns ?? [];
    const row: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as Column;
      const text = message.fields[i];
      row[column.name] = text === null || text === undefined ? null : column.parse(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete(message: { text: string }): void {
    if (!this.#columns) this.#rememberColumns([]);
    const count = Number(message.text.slice(message.text.lastIndexOf(' ') + 1));
    this.#results.push({ rows: this.#rows, count: Number.isNaN(count) ? 0 : count });
    this.#rows = [];
    this.#expectStep();
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#results);
  }

  handleError(error: Error): void {
    this.#ledger?.failed();
    this.#settle.reject(error);
  }

  /** The next answers belong to the next step; its columns are known when it was prepared before. */
  #expectStep(): void {
    const step = this.#steps[this.#results.length];
    this.#columns = step && this.#ledger?.prepared.get(step.name)?.columns;
  }

  #rememberColumns(columns: Column[]): void {
    const step = this.#steps[this.#results.length];
    const prepared = step && this.#ledger?.prepared.get(step.name);
    if (prepared) prepared.columns = columns;
  }
}
