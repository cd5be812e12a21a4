import type pg from 'pg';
import { serialize } from 'pg-protocol';
import { isStalePlan } from './failure.ts';
import { type Ledger, type Prepared, ledgerOf } from './prepared.ts';
import { type ReadRow, readNothing, rowReader } from './rows.ts';

/**
 * Several prepared statements in one network message.
 *
 * All steps are written behind one another with a single Sync at the end, so they cost one round
 * trip, and outside an explicit BEGIN they form one implicit transaction: settings made local by the
 * first step hold for the rest and are gone afterwards (PostgreSQL, "Extended Query", 54.2.3).
 */

/** One statement of a message. Its name identifies its text on every connection that keeps statements. */
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

/** The part of pg's wire connection that a pipeline writes to. */
interface Connection extends NodeJS.EventEmitter {
  readonly stream: { write(bytes: Buffer): boolean };
}

type WireValue = string | Buffer | null;

/** The protocol counts a statement's parameters in 16 bits. */
const MOST_VALUES = 65_535;

/** Everything travels as text, except Buffers. */
function wireValue(value: unknown): WireValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}

/** A step as it goes onto the wire of one connection. */
interface Planned {
  readonly name: string;
  readonly statement: Prepared;
  /** Present when the message has to prepare the statement. */
  readonly text: string | undefined;
  readonly values: readonly WireValue[];
}

/**
 * A query in pg's sense (its client calls submit and the handlers below), answering every step.
 * Hand it to `client.query` and await `done`.
 */
export class Pipeline implements pg.Submittable {
  readonly done: Promise<StepResult[]>;
  readonly #steps: readonly Step[];
  readonly #keepsStatements: boolean;
  readonly #results: StepResult[] = [];
  readonly #settle: { resolve: (results: StepResult[]) => void; reject: (error: Error) => void };
  #ledger: Ledger | undefined;
  #planned: readonly Planned[] = [];
  #read: ReadRow | undefined;
  #rows: Record<string, unknown>[] = [];

  /** @param keepsStatements false behind a pooler, where the next message may go to another backend */
  constructor(steps: readonly Step[], keepsStatements: boolean) {
    this.#steps = steps;
    this.#keepsStatements = keepsStatements;
    const { promise, resolve, reject } = Promise.withResolvers<StepResult[]>();
    this.done = promise;
    this.#settle = { resolve, reject };
  }

  /** @returns what is wrong with the steps themselves; then nothing has been written */
  submit(wire: pg.Connection): Error | undefined {
    const connection = wire as unknown as Connection;
    const ledger = (this.#ledger = this.#keepsStatements ? ledgerOf(connection) : undefined);
    try {
      this.#planned = ledger ? plan(this.#steps, ledger) : this.#steps.map(unnamed);
    } catch (error) {
      return error as Error;
    }
    ledger?.expect(this.#planned.filter((p) => p.text !== undefined));
    connection.stream.write(message(ledger?.takeUnwanted() ?? [], this.#planned));
    this.#expectStep();
    return undefined;
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#learn(rowReader(message.fields));
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const read = this.#read ?? readNothing;
    this.#rows.push(read(message.fields));
  }

  handleCommandComplete(message: { text: string }): void {
    if (!this.#read) this.#learn(readNothing);
    const count = Number(message.text.slice(message.text.lastIndexOf(' ') + 1));
    this.#results.push({ rows: this.#rows, count: Number.isNaN(count) ? 0 : count });
    this.#rows = [];
    this.#expectStep();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  /** COPY has no place in a pipeline: it is aborted, and its output is dropped. During a copy the server ignores Sync. */
  handleCopyInResponse(connection: { sendCopyFail(why: string): void; sync(): void }): void {
    connection.sendCopyFail('COPY is not supported here');
    connection.sync();
  }

  handleCopyData(): void {}

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#results);
  }

  /**
   * Settles only when the server is ready again, unless the connection is lost: before that, pg knows
   * the transaction status of the message before, and releasing the connection relies on it.
   */
  handleError(error: Error & { severity?: string }, wire: NodeJS.EventEmitter): void {
    this.#ledger?.failed();
    if (isStalePlan(error)) this.#ledger?.forgetAll();
    if (error.severity !== 'ERROR') return this.#settle.reject(error);
    const settle = (): void => {
      wire.off('readyForQuery', settle).off('end', settle);
      this.#settle.reject(error);
    };
    wire.on('readyForQuery', settle).on('end', settle);
  }

  /** The next answers belong to the next step; how to read its rows is known when it was prepared before. */
  #expectStep(): void {
    this.#read = this.#planned[this.#results.length]?.statement.read;
  }

  #learn(read: ReadRow): void {
    this.#read = read;
    const planned = this.#planned[this.#results.length];
    if (planned) planned.statement.read = read;
  }
}

/** All of it in one buffer: a socket takes one write far more cheaply than a dozen small ones. */
function message(unwanted: readonly string[], planned: readonly Planned[]): Buffer {
  const parts = unwanted.map((name) => serialize.close({ type: 'S', name }));
  for (const { name, statement, text, values } of planned) {
    if (text !== undefined) parts.push(serialize.parse({ name, text }));
    parts.push(serialize.bind({ statement: name, values: [...values] }));
    if (!statement.read) parts.push(serialize.describe({ type: 'P', name: '' }));
    parts.push(serialize.execute());
  }
  parts.push(serialize.sync());
  return Buffer.concat(parts);
}

/** Works out the whole message before a byte of it is written, so that a bad value cannot leave half of one behind. */
function plan(steps: readonly Step[], ledger: Ledger): Planned[] {
  const fresh = new Map<string, Prepared>();
  return steps.map(({ name, text, values }) => {
    const known = ledger.find(name) ?? fresh.get(name);
    const statement = known ?? { read: undefined };
    if (!known) fresh.set(name, statement);
    return { name, statement, text: known ? undefined : text(), values: wireValues(values) };
  });
}

/** The unnamed statement lasts until the next one is prepared, so nothing is left on the backend. */
const unnamed = ({ text, values }: Step): Planned => ({
  name: '',
  statement: { read: undefined },
  text: text(),
  values: wireValues(values),
});

function wireValues(values: readonly unknown[]): WireValue[] {
  if (values.length > MOST_VALUES) throw new Error(`a statement has ${values.length} parameters`);
  return values.map(wireValue);
}
