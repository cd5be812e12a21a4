import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { type Clock, systemClock } from '#kernel/time.ts';
import { Semaphore } from '#kernel/semaphore.ts';
import type { CacheBus } from '#platform/cache/index.ts';
import { Database } from '#platform/db/index.ts';
import { listPendingImports } from './pending-imports/index.ts';
import {
  type Cell,
  SHARED_NAMESPACE,
  type TenancyTables,
  type TenantRecord,
} from './model/index.ts';
import { Cells, type CellSummary, listEntries, summarize } from './cells/index.ts';
import { type NewTenant, NoCapacity, reserveTenant } from './placement/index.ts';
import { isUsable, type PostgresServer } from './server/index.ts';
import { ReadySchemas } from './provisioning/index.ts';
import { TenantRegistry } from './registry/index.ts';
import { type FindAgain, ReaderScope, type Scope, TenantScope } from './scope/index.ts';
import { type RowsLocation, placeOf } from './transfer/index.ts';
import { whereNow } from './lifecycle/index.ts';

export interface TenancyOptions {
  /** The deployment’s PostgreSQL server. */
  readonly server: PostgresServer;
  readonly caches: CacheBus;
  /** The host of BASE_URL, without port. */
  readonly baseHostname: string;
  /** Connections per cell, and to the control plane. */
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
  /** Schemas kept ready for sign-ups. */
  readonly readySchemas: number;
  /** How far a read replica may be behind and still be read; 5 when left out. */
  readonly replicaLagSeconds?: number;
  /** Called with cells in which events were committed. */
  readonly onAnnounced?: (cellId: string) => void;
  readonly clock?: Clock;
  readonly onError: (error: unknown) => void;
}

/**
 * Sign-ups that write to the control plane at a time. They queue for the row of a cell anyway, and each one
 * more would keep a connection from everyone else meanwhile.
 */
const RESERVED_AT_ONCE = 4;
/** How often a sign-up tries for a place: others may take the one that was made for it. */
const ATTEMPTS = 5;

/** Where tenants are, and the way to the data of each. */
export class Tenancy implements AsyncDisposable {
  /** The control plane; each owner of tables there adds its own with `withTables`. */
  readonly control: Kysely<TenancyTables>;
  readonly readySchemas: ReadySchemas;
  readonly #registry: TenantRegistry;
  readonly #cells: Cells;
  readonly #clock: Clock;
  /** The deployment’s PostgreSQL server. */
  readonly server: PostgresServer;
  readonly #caches: CacheBus;
  readonly #reservations = new Semaphore(RESERVED_AT_ONCE);

  constructor(options: TenancyOptions) {
    const { server, maxConnections, statementTimeoutMs, onError } = options;
    const database = new Database({
      url: server.controlUrl(),
      maxConnections,
      name: 'taskforce control',
      onIdleError: onError,
    });
    this.control = new Kysely<TenancyTables>({
      dialect: new PostgresDialect({ pool: database.pool }),
    }).withSchema('control');
    this.readySchemas = new ReadySchemas({ server, size: options.readySchemas, onError });
    this.#registry = new TenantRegistry(this.control, options.caches, options.baseHostname);
    const { replicaLagSeconds } = options;
    this.#cells = new Cells({
      server,
      maxConnections,
      statementTimeoutMs,
      replicaLagSeconds,
      onIdleError: onError,
      onAnnounced: options.onAnnounced,
    });
    this.server = server;
    this.#caches = options.caches;
    this.#clock = options.clock ?? systemClock;
  }

  /** @param ref an id or a slug; exact */
  find(ref: string): Promise<TenantRecord | undefined> {
    return this.#registry.find(ref);
  }

  /** @param hostname without port, lower case */
  findByHost(hostname: string): Promise<TenantRecord | undefined> {
    return this.#registry.findByHost(hostname);
  }

  /** The tenant's data; the caller has made sure that the actor may come in. */
  scopeOf(tenant: TenantRecord): TenantScope {
    const findAgain: FindAgain = async (state, known, waitedMs) =>
      this.#cells.placeOf(await whereNow(this.#registry, tenant, { state, known, waitedMs }));
    return new TenantScope(tenant.id, this.#cells.placeOf(tenant), this.#clock, findAgain);
  }

  /** The same to read only, for what may be a few seconds old: from a read replica where there is one. */
  readerOf(tenant: TenantRecord): Scope {
    return new ReaderScope(tenant.id, this.#cells.placeOf(tenant));
  }

  /**
   * Where all of a tenant's rows can be read, the best first: at a read replica that keeps up, then where
   * they are written.
   */
  async placesToRead(tenant: TenantRecord): Promise<RowsLocation[]> {
    const place = placeOf(this.server, tenant);
    const { replicaUrl } = this.server.addressOf(tenant.placement.cell);
    const isFresh = (await this.#cells.placeOf(tenant).cell.replica?.whenFresh()) !== undefined;
    return [...(isFresh && replicaUrl ? [{ ...place, ownerUrl: replicaUrl }] : []), place];
  }

  /** Every tenant, for the operator's commands. */
  list(): Promise<TenantRecord[]> {
    return this.#registry.list();
  }

  /** Tenants in one state, for scheduled jobs about that state. */
  listIn(state: TenantRecord['state']): Promise<TenantRecord[]> {
    return this.#registry.list({ state });
  }

  /** Every cell with how full it is and how many schemas it has ready, for the operator's commands. */
  async cells(): Promise<CellSummary[]> {
    return (await listEntries(this.control)).map((entry) => summarize(this.server, entry));
  }

  /** Says that cells changed in the control plane: every process finds its way to them again. */
  cellsChanged(): Promise<void> {
    return this.#caches.forgetEverything();
  }

  /** Has every process forget whatever it remembers of anyone. */
  forgetEverything(): Promise<void> {
    return this.#caches.forgetEverything();
  }

  /** Tenants whose sign-up was cut off before `activate`. */
  async unfinished(): Promise<TenantRecord[]> {
    const reserved = await this.#registry.list({ state: 'provisioning' });
    // Those that are being filled have no sign-up to finish.
    const pending = new Set(await listPendingImports(this.control));
    return reserved.filter(({ id }) => !pending.has(id));
  }

  /**
   * The first half of a sign-up, inside the caller's control-plane transaction: a tenant in state
   * `provisioning` with its place. Run that transaction through `withCapacity`.
   * @param rest what else the transaction writes about the tenant. It ends soon after this: it holds the row
   * of the cell, which every sign-up needs
   * @returns its id; the record can be read once the transaction is through
   */
  reserve(
    trx: Transaction<TenancyTables>,
    tenant: NewTenant,
    now: string,
    rest: (tenantId: string) => Promise<unknown> = async () => undefined,
  ): Promise<string> {
    const usable = (cell: Cell): boolean => isUsable(this.server, cell);
    return reserveTenant(trx, tenant, now, SHARED_NAMESPACE, usable, rest);
  }

  /**
   * Runs a transaction that reserves a tenant. When it finds no place, one is made once the transaction
   * is gone, so that no one's connection waits for tables to be built, and it runs again.
   */
  async withCapacity<T>(transaction: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#reservations.take(transaction);
      } catch (error) {
        if (!(error instanceof NoCapacity) || attempt === ATTEMPTS) throw error;
        await this.readySchemas.addOne(error.wanted);
      }
    }
  }

  /** A reserved tenant as the control plane has it now, past every cache. */
  async reserved(tenantId: string): Promise<TenantRecord> {
    const record = await this.#registry.read(tenantId);
    if (!record) throw new Error(`tenant ${tenantId} was not reserved`);
    return record;
  }

  /** The last step of a sign-up: opens the doors. */
  async activate(tenant: TenantRecord): Promise<TenantRecord> {
    await this.control
      .updateTable('tenant')
      .set({ state: 'active' })
      .where('id', '=', tenant.id)
      .where('state', '=', 'provisioning')
      .execute();
    await this.changed(tenant);
    if (tenant.isolation === 'schema') this.readySchemas.taken();
    return { ...tenant, state: 'active' };
  }

  /** Says that something about a tenant changed in the control plane; every process reads it again. */
  changed(tenant: { readonly id: string; readonly slug: string }): Promise<void> {
    return this.#registry.changed(tenant);
  }

  /** Says that a host has another tenant than before, or none; every process looks again. */
  hostChanged(hostname: string): Promise<void> {
    return this.#registry.hostChanged(hostname);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.readySchemas[Symbol.asyncDispose]();
    await this.#cells[Symbol.asyncDispose]();
    await this.control.destroy();
  }
}
