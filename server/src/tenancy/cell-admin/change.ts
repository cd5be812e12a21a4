import type { Kysely } from 'kysely';
import { AppError } from '#kernel/errors.ts';
import { engineOf } from '../provisioning/index.ts';
import type { Cell, TenancyTables } from '../model/index.ts';
import { checkCell } from '../isolation-check/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { measureReplica } from './health.ts';
import { findEntry } from '../cells/index.ts';
import { type CellTerms, assertTerms } from './terms.ts';

type Control = Kysely<TenancyTables>;

/**
 * Lets no one else into a cell, or lets them in again.
 * @returns how many tenants are in it
 * @throws AppError `not_found`; `conflict` for a cell that has not been built
 */
export async function setOpen(control: Control, name: string, isOpen: boolean): Promise<number> {
  const { id, state, tenants } = await findEntry(control, name);
  if (state === 'building')
    throw new AppError(
      'conflict',
      `The cell "${name}" is not completely set up; continue with taskforce cell add.`,
    );
  await control
    .updateTable('cell')
    .set({ state: isOpen ? 'open' : 'draining' })
    .where('id', '=', id)
    .where('state', '<>', 'building')
    .execute();
  return tenants;
}

/** What may be changed of a cell; null takes a pooler or replica away. */
export type CellChange = Omit<CellTerms, 'pooler' | 'replica'> & {
  readonly pooler?: string | null | undefined;
  readonly replica?: string | null | undefined;
};

/**
 * Changes a cell. A new way to it is tried first: the cell must be at its end, with every wall standing.
 * @throws AppError `not_found`, `invalid`; Error saying what is wrong there
 */
export async function changeCell(
  server: PostgresServer,
  control: Control,
  name: string,
  change: CellChange,
): Promise<void> {
  const entry = await findEntry(control, name);
  const { pooler, replica, ...rest } = change;
  assertTerms(
    entry.kind,
    { ...rest, pooler: pooler ?? undefined, replica: replica ?? undefined },
    entry,
  );
  const after: Cell = {
    ...entry,
    dsn: change.dsn ?? entry.dsn,
    poolerDsn: pooler === undefined ? entry.poolerDsn : pooler,
    replicaDsn: replica === undefined ? entry.replicaDsn : replica,
  };
  if (change.dsn !== undefined || pooler) await assertSameCell(server, after);
  if (replica) await measureReplica(server, after);
  await control
    .updateTable('cell')
    .set({ dsn: after.dsn, pooler_dsn: after.poolerDsn, replica_dsn: after.replicaDsn })
    .$if(change.capacity !== undefined, (q) => q.set({ capacity: change.capacity as number }))
    .$if(change.weight !== undefined, (q) => q.set({ weight: change.weight as number }))
    .where('id', '=', entry.id)
    .execute();
}

/** The key that its contexts are signed with tells a cell from every other. */
async function assertSameCell(server: PostgresServer, cell: Cell): Promise<void> {
  await engineOf(cell).version(server, cell);
  const problems = await checkCell(server, cell);
  if (problems.length === 0) return;
  throw new Error(`the cell ${cell.name} is not to be found there: ${problems.join('; ')}`);
}
