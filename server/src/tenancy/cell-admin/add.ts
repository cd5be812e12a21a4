import type pg from 'pg';
import { AppError, invalid } from '#kernel/errors.ts';
import type { Cell, Isolation } from '../model/index.ts';
import { type CellTerms, assertCellName, assertDatabaseName, assertTerms } from './terms.ts';
import { asOwner, hostOf, type PostgresServer } from '../server/index.ts';
import { measureReplica } from './health.ts';
import { checkCell } from '../isolation-check/index.ts';
import { addReadySchema, engineOf, enterCell, openCell, raiseCell } from '../provisioning/index.ts';

/** A cell an operator wants. */
export interface NewCell extends CellTerms {
  readonly name: string;
  readonly kind: Isolation;
  /** Its database there; made up from the names of the deployment and the cell when left out. */
  readonly database?: string | undefined;
}

export interface AddOptions {
  /** Schemas to have ready before it is opened, in a cell where tenants have schemas of their own. */
  readonly readySchemas: number;
  /** Progress callback, one line each. */
  readonly say?: (line: string) => void;
}

/**
 * Adds a cell: looks at its server, creates what is missing there, builds it, checks every wall, and only
 * then opens it. One that fails half-way stays closed, and the same call takes it up again.
 * @throws AppError `invalid`, `conflict` for a name or database that is taken; Error saying what is wrong
 */
export async function addCell(
  server: PostgresServer,
  wanted: NewCell,
  { readySchemas, say = () => undefined }: AddOptions,
): Promise<Cell> {
  const spec = specOf(server, wanted);
  return asOwner(server, server.control, async (control) => {
    await control.query(
      `select pg_advisory_lock(hashtext('taskforce cells ' || current_database()))`,
    );
    await assertFree(control, spec);
    const engine = engineOf(spec);
    say(`Reaching ${spec.dsn === null ? 'the deployment’s own server' : hostOf(spec.dsn)}`);
    say(`Found ${await engine.version(server, { ...spec, id: '' })}`);
    const cell = await enterCell(control, spec);
    try {
      say(`Building the database ${cell.database}`);
      await raiseCell(server, control, cell);
      say('Checking tenant isolation');
      const problems = await checkCell(server, cell);
      if (problems.length > 0) throw new Error(problems.join('; '));
      if (cell.replicaDsn !== null) await measureReplica(server, cell);
      const count = cell.kind === 'shared' ? 0 : cell.kind === 'dedicated' ? 1 : readySchemas;
      for (let n = 1; n <= Math.min(count, spec.capacity ?? count); n++) {
        say(`Building schema ${n} of ${count} for the next sign-ups`);
        await addReadySchema(server, control, cell);
      }
    } catch (error) {
      throw new Error(
        `the cell ${cell.name} stays closed: ${(error as Error).message}. Mend it and add it again with the same name.`,
        { cause: error },
      );
    }
    await openCell(control, cell);
    return cell;
  });
}

type Spec = Omit<Cell, 'id'> & Pick<CellTerms, 'capacity' | 'weight'>;

function specOf(server: PostgresServer, wanted: NewCell): Spec {
  const { name, kind, dsn = null, pooler = null, replica = null, capacity, weight } = wanted;
  assertCellName(name);
  const database = wanted.database ?? `${server.control}_${name.replaceAll('-', '_')}`;
  assertDatabaseName(database);
  const engine = assertTerms(kind, wanted);
  if (engine === 'mysql' && dsn === null)
    throw invalid({
      path: '--dsn',
      message: 'is needed: the deployment’s own server is PostgreSQL',
    });
  return {
    name,
    kind,
    engine,
    database,
    dsn,
    poolerDsn: pooler,
    replicaDsn: replica,
    capacity,
    weight,
  };
}

/** Makes way for an addition that was cut off; everything else of that name or database stays. */
async function assertFree(control: pg.ClientBase, spec: Spec): Promise<void> {
  const { rows } = await control.query<{ name: string; state: string; dsn: string | null }>(
    'select name, state, dsn from control.cell where name = $1 or database = $2',
    [spec.name, spec.database],
  );
  const conflict = (message: string) => new AppError('conflict', message);
  for (const { name, state, dsn } of rows) {
    if (name === spec.name && state !== 'building')
      throw conflict(`The cell "${name}" already exists; change it with taskforce cell set.`);
    if (name !== spec.name && placeOf(dsn) === placeOf(spec.dsn))
      throw conflict(`The database ${spec.database} there belongs to the cell "${name}".`);
  }
  await control.query(
    `update control.cell
        set kind = $2, engine = $3, database = $4, dsn = $5, pooler_dsn = $6, replica_dsn = $7,
            capacity = coalesce($8, capacity), weight = coalesce($9, weight)
      where name = $1 and state = 'building'`,
    [
      spec.name,
      spec.kind,
      spec.engine,
      spec.database,
      spec.dsn,
      spec.poolerDsn,
      spec.replicaDsn,
      spec.capacity,
      spec.weight,
    ],
  );
  await control.query(
    `delete from control.ready_schema r using control.cell c
      where c.id = r.cell_id and c.name = $1 and c.state = 'building'`,
    [spec.name],
  );
}

const placeOf = (dsn: string | null): string | null => (dsn === null ? null : hostOf(dsn));
