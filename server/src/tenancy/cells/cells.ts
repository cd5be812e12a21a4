import { Database, type SqlDatabase } from '#platform/db/index.ts';
import { MySqlDatabase } from '#platform/mysql/index.ts';
import type { TenantRecord } from '../registry/index.ts';
import {
  type CellAccess,
  ContextSigner,
  type Placed,
  mysqlProtocol,
  postgresProtocol,
} from '../scope/index.ts';
import type { PostgresServer } from '../server.ts';
import type { Cell } from './cell.ts';

export interface CellsOptions {
  readonly server: PostgresServer;
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
  readonly onIdleError?: (error: Error) => void;
}

/** Connections to a cell that serves one tenant: there may be many such cells on a server. */
const DEDICATED = 4;

/** The open cells: one bounded pool each, opened when the first of its tenants is asked for. */
export class Cells implements AsyncDisposable {
  readonly #options: CellsOptions;
  readonly #open = new Map<string, CellAccess>();

  constructor(options: CellsOptions) {
    this.#options = options;
  }

  /** Where a tenant's data is, by what the control plane said of it. */
  placeOf({ placement: { cell, namespace, epoch } }: TenantRecord): Placed {
    const kind = cell.kind === 'shared' ? 'shared' : 'schema';
    return { layout: { kind, engine: cell.engine, namespace }, cell: this.#access(cell), epoch };
  }

  #access(cell: Cell): CellAccess {
    const known = this.#open.get(cell.id);
    if (known) return known;
    const { server, statementTimeoutMs } = this.#options;
    const access: CellAccess = {
      database: this.#connect(cell),
      protocol: cell.engine === 'mysql' ? mysqlProtocol : postgresProtocol,
      signer: new ContextSigner(server.contextKey(cell.id)),
      statementTimeoutMs,
    };
    this.#open.set(cell.id, access);
    return access;
  }

  #connect(cell: Cell): SqlDatabase {
    const { server, onIdleError } = this.#options;
    const most = this.#options.maxConnections;
    const options = {
      url: server.addressOf(cell).appUrl,
      maxConnections: cell.kind === 'dedicated' ? Math.min(most, DEDICATED) : most,
      ...(onIdleError && { onIdleError }),
    };
    if (cell.engine === 'mysql') return new MySqlDatabase(options);
    return new Database({ ...options, name: `taskforce ${cell.database}` });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#open.values()].map((cell) => cell.database[Symbol.asyncDispose]()));
  }
}
