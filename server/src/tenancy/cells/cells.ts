import { type Clock, systemClock } from '#kernel/time.ts';
import { Database } from '#platform/db/index.ts';
import type { TenantRecord } from '../registry/index.ts';
import { type CellAccess, ContextSigner, TenantScope } from '../scope/index.ts';
import type { PostgresServer } from '../server.ts';

export interface CellsOptions {
  readonly server: PostgresServer;
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
  readonly clock?: Clock;
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

  /** The only way to a tenant's data. */
  scopeOf(tenant: TenantRecord): TenantScope {
    const { namespace } = tenant.placement;
    const kind = tenant.isolation === 'shared' ? 'shared' : 'schema';
    const clock = this.#options.clock ?? systemClock;
    return new TenantScope(tenant.id, { kind, namespace }, this.#access(tenant), clock);
  }

  #access({ isolation, placement: { cellId, database } }: TenantRecord): CellAccess {
    const known = this.#open.get(cellId);
    if (known) return known;
    const { server, maxConnections, statementTimeoutMs, onIdleError } = this.#options;
    const access: CellAccess = {
      database: new Database({
        url: server.appUrl(database),
        maxConnections:
          isolation === 'dedicated' ? Math.min(maxConnections, DEDICATED) : maxConnections,
        name: `taskforce ${database}`,
        ...(onIdleError && { onIdleError }),
      }),
      signer: new ContextSigner(server.contextKey(cellId)),
      statementTimeoutMs,
    };
    this.#open.set(cellId, access);
    return access;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#open.values()].map((cell) => cell.database[Symbol.asyncDispose]()));
  }
}
