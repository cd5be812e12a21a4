import { inject } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Clock, systemClock } from '#kernel/time.ts';
import { CacheBus } from '#platform/cache/index.ts';
import { Database, type Session } from '#platform/db/index.ts';
import { type Isolation, type PostgresServer, Tenancy, type TenantRecord } from '#tenancy/index.ts';
import { ContextSigner, TenantScope, postgresProtocol } from '#tenancy/scope/index.ts';
import { copyTemplate } from './databases.ts';

/** Tenancy alone, on a deployment of its own: tenants without people, for tests of what lies below them. */
export interface TestTenancy extends AsyncDisposable {
  readonly tenancy: Tenancy;
  readonly server: PostgresServer;
  /** A tenant that is open for business. */
  newTenant(isolation: Isolation): Promise<TenantRecord>;
  /** Only reserves it; `spoil` makes the caller's transaction fail afterwards. */
  reserve(isolation: Isolation, spoil?: boolean): Promise<string>;
}

export async function startTenancy(
  options: { poolSize?: number; server?: PostgresServer & AsyncDisposable } = {},
): Promise<TestTenancy> {
  const server = options.server ?? (await copyTemplate(inject('adminUrl'), inject('template')));
  const caches = new CacheBus(server.controlUrl());
  await caches.open();
  const tenancy = new Tenancy({
    server,
    caches,
    baseHostname: 'localhost',
    maxConnections: options.poolSize ?? 4,
    statementTimeoutMs: 5000,
    readySchemas: 0,
    onError: (error) => {
      throw error;
    },
  });
  const reserve: TestTenancy['reserve'] = (isolation, spoil = false) =>
    tenancy.withRoom(() =>
      tenancy.control.transaction().execute(async (trx) => {
        const slug = `t-${newId().slice(9, 13)}${newId().slice(24)}`;
        const plan = 'free';
        const id = await tenancy.reserve(trx, { slug, name: slug, plan, isolation }, now());
        if (spoil) throw new Error('spoilt');
        return id;
      }),
    );
  return {
    tenancy,
    server,
    reserve,
    async newTenant(isolation) {
      const id = await reserve(isolation);
      return tenancy.activate(await tenancy.reserved(id));
    },
    async [Symbol.asyncDispose]() {
      await tenancy[Symbol.asyncDispose]();
      await caches[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The same deployment as another process sees it: pools and caches of its own. */
export const secondTenancy = ({ server }: TestTenancy): Promise<TestTenancy> =>
  startTenancy({ server: { ...server, [Symbol.asyncDispose]: async () => undefined } });

const now = (): string => new Date().toISOString();

/** A cell's pool that counts what goes over the wire. */
export class CountingDatabase extends Database {
  /** The names of the steps of each message, in the order they were sent. */
  readonly messages: string[][] = [];

  override async session(): Promise<Session> {
    const session = await super.session();
    const send = session.exchange.bind(session);
    session.exchange = (steps) => {
      this.messages.push(steps.map((step) => step.name));
      return send(steps);
    };
    return session;
  }
}

/** The scope of a tenant on a pool of one's own. */
export function scopeOn(
  database: Database,
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
  const access = { database, protocol: postgresProtocol, signer, statementTimeoutMs };
  const place = { layout: { kind, engine: cell.engine, namespace } as const, cell: access, epoch };
  return new TenantScope(tenant.id, place, clock, async () => {
    throw new Error('turned away by the fence');
  });
}
