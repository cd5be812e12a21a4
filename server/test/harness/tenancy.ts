import { carryEventsOver } from '#messaging/events/index.ts';
import type { BeforeDrop } from '#tenancy/move/index.ts';
import { inject } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Clock, systemClock } from '#kernel/time.ts';
import { PostgresBus } from '#platform/bus/index.ts';
import { CacheBus } from '#platform/cache/index.ts';
import { Database, type DatabaseSession, type SqlDatabase } from '#platform/db/index.ts';
import { MySqlDatabase } from '#platform/mysql/index.ts';
import { type Isolation, type PostgresServer, Tenancy, type TenantRecord } from '#tenancy/index.ts';
import {
  ContextSigner,
  TenantScope,
  mysqlProtocol,
  postgresProtocol,
} from '#tenancy/scope/index.ts';
import { copyTemplate } from './databases.ts';
import { MariaDbCell } from './mariadb-cell.ts';

/** Where a tenant of a test lies: a kind of cell on PostgreSQL, or the shared tables of MariaDB. */
export type TestLayout = Isolation | 'mariadb';

/** Tenancy alone, on a deployment of its own: tenants without people, for tests of what lies below them. */
export interface TestTenancy extends AsyncDisposable {
  readonly tenancy: Tenancy;
  readonly server: PostgresServer;
  readonly beforeDrop: BeforeDrop;
  /** A tenant that is open for business. */
  newTenant(layout: TestLayout): Promise<TenantRecord>;
  /** Only reserves it; `spoil` makes the caller's transaction fail afterwards. */
  reserve(layout: TestLayout, spoil?: boolean): Promise<string>;
}

export async function startTenancy(
  options: {
    poolSize?: number;
    server?: PostgresServer & AsyncDisposable;
    /** Hears of connections lost while idle, where a test makes them so. */
    onError?: (error: unknown) => void;
    /** Hears of the cells in which events were committed. */
    onAnnounced?: (cellId: string) => void;
  } = {},
): Promise<TestTenancy> {
  const server = options.server ?? (await copyTemplate(inject('adminUrl'), inject('template')));
  const bus = new PostgresBus(server.controlUrl());
  const caches = new CacheBus(bus);
  await bus.open();
  const tenancy = new Tenancy({
    server,
    caches,
    baseHostname: 'localhost',
    maxConnections: options.poolSize ?? 4,
    statementTimeoutMs: 5000,
    readySchemas: 0,
    ...(options.onAnnounced && { onAnnounced: options.onAnnounced }),
    onError:
      options.onError ??
      ((error) => {
        throw error;
      }),
  });
  const mariadb = new MariaDbCell(server, inject('mariadbUrl'));
  const reserve: TestTenancy['reserve'] = (layout, spoil = false) =>
    mariadb.landing(layout === 'mariadb', () =>
      tenancy.withCapacity(() =>
        tenancy.control.transaction().execute(async (trx) => {
          const slug = `t-${newId().slice(9, 13)}${newId().slice(24)}`;
          const isolation = layout === 'mariadb' ? 'shared' : layout;
          const seat = { slug, name: slug, plan: 'free', isolation };
          const id = await tenancy.reserve(trx, seat, now());
          if (spoil) throw new Error('spoilt');
          return id;
        }),
      ),
    );
  return {
    tenancy,
    server,
    beforeDrop: carryEventsOver,
    reserve,
    async newTenant(layout) {
      const id = await reserve(layout);
      return tenancy.activate(await tenancy.reserved(id));
    },
    async [Symbol.asyncDispose]() {
      await tenancy[Symbol.asyncDispose]();
      await caches[Symbol.asyncDispose]();
      await bus[Symbol.asyncDispose]();
      await mariadb[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The same deployment as another process sees it: pools and caches of its own. */
export const secondTenancy = (
  { server }: TestTenancy,
  options: { onError?: (error: unknown) => void } = {},
): Promise<TestTenancy> =>
  startTenancy({ ...options, server: { ...server, [Symbol.asyncDispose]: async () => undefined } });

const now = (): string => new Date().toISOString();

/** A cell's pool that counts what goes over the wire. */
export class CountingDatabase extends Database {
  /** The names of the steps of each message, in the order they were sent. */
  readonly messages: string[][] = [];

  override async session(): Promise<DatabaseSession> {
    const session = await super.session();
    const send = session.exchange.bind(session);
    session.exchange = (steps) => {
      this.messages.push(steps.map((step) => step.name));
      return send(steps);
    };
    return session;
  }
}

/** A pool of one's own on a tenant's cell. @param name shown by PostgreSQL */
export function poolOf(
  server: PostgresServer,
  { placement: { cell } }: TenantRecord,
  { name, maxConnections }: { name: string; maxConnections: number },
): SqlDatabase {
  const url = server.addressOf(cell).appUrl;
  return cell.engine === 'mysql'
    ? new MySqlDatabase({ url, maxConnections })
    : new Database({ url, maxConnections, name });
}

/** The scope of a tenant on a pool of one's own. */
export function scopeOn(
  database: SqlDatabase,
  server: PostgresServer,
  tenant: TenantRecord,
  {
    clock = systemClock,
    statementTimeoutMs = 5000,
  }: { clock?: Clock; statementTimeoutMs?: number } = {},
): TenantScope {
  const kind = tenant.isolation === 'shared' ? 'shared' : 'schema';
  const { namespace, cell, epoch } = tenant.placement;
  const signer = new ContextSigner(server.contextKey(cell.id));
  const protocol = cell.engine === 'mysql' ? mysqlProtocol : postgresProtocol;
  const announced = (): void => undefined;
  const access = { database, protocol, signer, statementTimeoutMs, announced };
  const place = { layout: { kind, engine: cell.engine, namespace } as const, cell: access, epoch };
  return new TenantScope(tenant.id, place, clock, async () => {
    throw new Error('turned away by the fence');
  });
}
