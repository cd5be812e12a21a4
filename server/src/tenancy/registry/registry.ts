import type { Kysely } from 'kysely';
import { parseId } from '#kernel/ids.ts';
import { jsonCodec, type Cache, type CacheBus } from '#platform/cache/index.ts';
import { liftsOf } from './limits.ts';
import type { TenancyTables, TenantRecord } from '../model/index.ts';

/** Nothing here changes often, and every change is announced; the time to live only bounds a lost line. */
const REMEMBER = { max: 50_000, ttlMs: 60_000 };

/** Finds tenants by id, slug or host; exact matches only, remembered until they change. */
export class TenantRegistry {
  readonly #control: Kysely<TenancyTables>;
  readonly #baseHostname: string;
  readonly #records: Cache<TenantRecord | undefined>;
  readonly #ids: Cache<string | undefined>;

  /** @param baseHostname the host of BASE_URL: `<slug>.<baseHostname>` is the tenant's own host */
  constructor(control: Kysely<TenancyTables>, caches: CacheBus, baseHostname: string) {
    this.#control = control;
    this.#baseHostname = baseHostname;
    this.#records = caches.cache('tenant', { ...REMEMBER, shared: jsonCodec(1) });
    this.#ids = caches.cache('tenant name', { ...REMEMBER, shared: jsonCodec(1) });
  }

  /** @param ref an id or a slug */
  async find(ref: string): Promise<TenantRecord | undefined> {
    const known = parseId(ref);
    if (known) return this.#byId(known);
    const id = await this.#ids.get(`slug:${ref}`, async () => {
      const row = await this.#control
        .selectFrom('tenant')
        .select('id')
        .where('slug', '=', ref)
        .executeTakeFirst();
      return row?.id;
    });
    return id === undefined ? undefined : this.#byId(id);
  }

  /** @param hostname without port, lower case: the tenant's own host or a custom domain that was proved */
  async findByHost(hostname: string): Promise<TenantRecord | undefined> {
    const suffix = `.${this.#baseHostname}`;
    if (hostname.endsWith(suffix)) return this.find(hostname.slice(0, -suffix.length));
    const id = await this.#ids.get(`host:${hostname}`, async () => {
      const row = await this.#control
        .selectFrom('domain')
        .select('tenant_id')
        .where('host', '=', hostname)
        .where('verified_at', 'is not', null)
        .executeTakeFirst();
      return row?.tenant_id;
    });
    return id === undefined ? undefined : this.#byId(id);
  }

  /** Forgets what is known of a tenant, in every process. */
  async changed(tenant: { id: string; slug: string }): Promise<void> {
    await Promise.all([
      this.#records.invalidate(tenant.id),
      this.#ids.invalidate(`slug:${tenant.slug}`),
    ]);
  }

  /** Forgets whose a host is, in every process. */
  async hostChanged(hostname: string): Promise<void> {
    await this.#ids.invalidate(`host:${hostname}`);
  }

  /** Reads the current tenant, bypassing every cache. */
  async read(id: string): Promise<TenantRecord | undefined> {
    const [row, plans] = await Promise.all([
      records(this.#control).where('tenant.id', '=', id).executeTakeFirst(),
      plansOf(this.#control),
    ]);
    return row && toRecord(row, plans);
  }

  /** Every tenant, or those in one state, in the order of their ids (which is that of creation). */
  async list(filter: { state?: TenantRecord['state'] } = {}): Promise<TenantRecord[]> {
    let query = records(this.#control).orderBy('tenant.id');
    if (filter.state) query = query.where('tenant.state', '=', filter.state);
    const [rows, plans] = await Promise.all([query.execute(), plansOf(this.#control)]);
    return rows.map((row) => toRecord(row, plans));
  }

  /** Reads a tenant past the cache and has every process forget what it knew. */
  async renew(tenant: { id: string; slug: string }): Promise<TenantRecord | undefined> {
    await this.changed(tenant);
    return this.read(tenant.id);
  }

  async #byId(id: string): Promise<TenantRecord | undefined> {
    return this.#records.get(id, () => this.read(id));
  }
}

const records = (control: Kysely<TenancyTables>) =>
  control
    .selectFrom('tenant')
    .innerJoin('plan', 'plan.code', 'tenant.plan')
    .innerJoin('placement', 'placement.tenant_id', 'tenant.id')
    .innerJoin('cell', 'cell.id', 'placement.cell_id')
    .leftJoin('domain', (on) =>
      on.onRef('domain.tenant_id', '=', 'tenant.id').on('domain.is_primary', '=', true),
    )
    .selectAll('tenant')
    .select([
      'plan.limits',
      'plan.position',
      'placement.cell_id',
      'placement.namespace',
      'placement.epoch',
      'domain.host as primary_host',
    ])
    .select([
      'cell.name as cell_name',
      'cell.kind',
      'cell.engine',
      'cell.database',
      'cell.dsn',
      'cell.pooler_dsn',
      'cell.replica_dsn',
    ]);

const plansOf = (control: Kysely<TenancyTables>) =>
  control.selectFrom('plan').select(['code', 'position', 'limits']).execute();

type Plans = Awaited<ReturnType<typeof plansOf>>;
type Row = Awaited<ReturnType<ReturnType<typeof records>['executeTakeFirstOrThrow']>>;

const toRecord = (row: Row, plans: Plans): TenantRecord => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  plan: row.plan,
  limits: row.limits,
  liftedBy: liftsOf({ code: row.plan, position: row.position, limits: row.limits }, plans),
  state: row.state,
  stateReason: row.state_reason,
  stateUntil: row.state_until,
  timeZone: row.time_zone,
  retentionDays: row.retention_days,
  retainCompleted: row.retain_completed,
  primaryHost: row.primary_host,
  version: row.version,
  createdAt: row.created_at,
  isolation: row.kind,
  placement: {
    cell: {
      id: row.cell_id,
      name: row.cell_name,
      kind: row.kind,
      engine: row.engine,
      database: row.database,
      dsn: row.dsn,
      poolerDsn: row.pooler_dsn,
      replicaDsn: row.replica_dsn,
    },
    namespace: row.namespace,
    epoch: row.epoch,
  },
});
