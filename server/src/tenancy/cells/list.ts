import type { Kysely } from 'kysely';
import { notFound } from '#kernel/errors.ts';
import type { Cell, CellState, Engine, Isolation, TenancyTables } from '../model/index.ts';
import { hostOf, type PostgresServer } from '../server/index.ts';

/** A cell as operators see it: hosts instead of addresses, so that nothing secret is shown. */
export interface CellSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: Isolation;
  readonly engine: Engine;
  /** `host:port`. */
  readonly server: string;
  readonly database: string;
  readonly pooler: string | null;
  readonly replica: string | null;
  /** `full` when it is open and has no room. */
  readonly state: CellState;
  readonly weight: number;
  readonly tenants: number;
  readonly capacity: number;
  /** Schemas built for the next sign-ups. */
  readonly ready: number;
}

/** A cell with what its summary is made of. */
export type CellEntry = Cell &
  Pick<CellSummary, 'state' | 'weight' | 'tenants' | 'capacity' | 'ready'>;

/** Every cell, by name; or the one of that name. */
export async function listEntries(
  control: Kysely<TenancyTables>,
  name?: string,
): Promise<CellEntry[]> {
  let query = control
    .selectFrom('cell')
    .select(['id', 'name', 'kind', 'engine', 'database', 'dsn'])
    .select(['pooler_dsn as poolerDsn', 'replica_dsn as replicaDsn'])
    .select(['state', 'weight', 'tenants', 'capacity'])
    .select((eb) =>
      eb
        .selectFrom('ready_schema')
        .whereRef('ready_schema.cell_id', '=', 'cell.id')
        .select((count) => count.fn.countAll<number>().as('ready'))
        .$asScalar()
        .$notNull()
        .as('ready'),
    )
    .orderBy('name');
  if (name !== undefined) query = query.where('name', '=', name);
  return query.execute();
}

/** @throws AppError `not_found` */
export async function findEntry(control: Kysely<TenancyTables>, name: string): Promise<CellEntry> {
  const [entry] = await listEntries(control, name);
  if (!entry) throw notFound(`cell "${name}"`);
  return entry;
}

export function summarize(server: PostgresServer, entry: CellEntry): CellSummary {
  const hostAt = (reference: string | null) => reference && hostOf(reference);
  const isFull = entry.state === 'open' && entry.tenants >= entry.capacity;
  return {
    id: entry.id,
    name: entry.name,
    kind: entry.kind,
    engine: entry.engine,
    server: serverOf(server, entry),
    database: entry.database,
    pooler: hostAt(entry.poolerDsn),
    replica: hostAt(entry.replicaDsn),
    state: isFull ? 'full' : entry.state,
    weight: entry.weight,
    tenants: entry.tenants,
    capacity: entry.capacity,
    ready: entry.ready,
  };
}

/** `host:port` of the server a cell is on. */
export const serverOf = (server: PostgresServer, { dsn }: Pick<Cell, 'dsn'>): string =>
  dsn === null ? new URL(server.ownerUrl(server.control)).host : hostOf(dsn);
