import { ConfigError } from '#config/index.ts';
import type { SqlDatabase } from '#platform/db/index.ts';
import {
  type CellAccess,
  ContextSigner,
  type Protocol,
  mysqlProtocol,
  postgresProtocol,
} from '../scope/index.ts';
import type { PostgresServer } from '../server/index.ts';
import type { Cell, CellAddress } from '../model/index.ts';
import { type ConnectOptions, addressFor, connect } from './connect.ts';
import { Replica } from './replica.ts';

export interface CellPoolOptions extends ConnectOptions {
  readonly server: PostgresServer;
  readonly statementTimeoutMs: number;
  /** Seconds a replica may be behind and still be read. */
  readonly replicaLagSeconds?: number | undefined;
  /** Called with cells in which events were committed. */
  readonly onAnnounced?: ((cellId: string) => void) | undefined;
}

/** What is open of a cell. */
interface Open {
  readonly address: CellAddress;
  readonly database: SqlDatabase;
  readonly replica: Replica | undefined;
}

/**
 * The way into one cell for as long as the process lives. Its connections come and go underneath: they
 * are made when the first is needed, closed after long idleness, and made again where the cell is now.
 */
export class CellPool implements CellAccess, AsyncDisposable {
  readonly protocol: Protocol;
  readonly signer: ContextSigner;
  readonly statementTimeoutMs: number;
  readonly #options: CellPoolOptions;
  readonly #closing = new Set<Promise<void>>();
  #cell: Cell;
  #open: Open | undefined;
  #usedAt = performance.now();
  readonly #seen = new WeakSet<Cell>();

  constructor(cell: Cell, options: CellPoolOptions) {
    this.#cell = cell;
    this.#options = options;
    this.protocol = cell.engine === 'mysql' ? mysqlProtocol : postgresProtocol;
    this.signer = new ContextSigner(options.server.contextKey(cell.id));
    this.statementTimeoutMs = options.statementTimeoutMs;
  }

  /** @throws AppError `unavailable` when this process does not know the way */
  get database(): SqlDatabase {
    return this.#opened().database;
  }

  get replica(): Replica | undefined {
    return this.#opened().replica;
  }

  announced(): void {
    this.#options.onAnnounced?.(this.#cell.id);
  }

  /** Milliseconds since someone asked for a connection. */
  get idleMs(): number {
    return performance.now() - this.#usedAt;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /**
   * Goes where the cell is now, by its record in the control plane and by what its references stand for;
   * these are looked up once for each record that was read.
   */
  follow(cell: Cell): void {
    if (this.#seen.has(cell)) return;
    this.#seen.add(cell);
    this.#cell = cell;
    if (this.#open && this.#hasMoved(this.#open)) this.close();
  }

  /** Lets the connections go once what is under way on them is through; the next request opens others. */
  close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const all = [open.database, ...(open.replica ? [open.replica] : [])];
    const ending = Promise.all(all.map((one) => one[Symbol.asyncDispose]()))
      .catch((error: Error) => this.#options.onIdleError?.(error))
      .then(() => void this.#closing.delete(ending));
    this.#closing.add(ending);
  }

  #hasMoved({ address }: Open): boolean {
    try {
      const { appUrl, replicaUrl } = this.#options.server.addressOf(this.#cell);
      return appUrl !== address.appUrl || replicaUrl !== address.replicaUrl;
    } catch (error) {
      // A reference that leads nowhere just now is no reason to leave where it led.
      if (error instanceof ConfigError) return false;
      throw error;
    }
  }

  #opened(): Open {
    this.#usedAt = performance.now();
    return (this.#open ??= this.#connect());
  }

  #connect(): Open {
    const cell = this.#cell;
    const address = addressFor(this.#options.server, cell);
    const { appUrl, replicaUrl } = address;
    const database = connect(cell, appUrl, this.#options);
    if (replicaUrl === undefined) return { address, database, replica: undefined };
    const standby = connect(cell, replicaUrl, this.#options);
    return {
      address,
      database,
      replica: new Replica(database, standby, this.#options.replicaLagSeconds),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await Promise.all(this.#closing);
  }
}
