import type pg from 'pg';
import { isLost } from '#platform/db/index.ts';
import { type Cell, CELL_COLUMNS, tenantOf } from '../model/index.ts';
import { asCellOwner, asOwner, identifier, type PostgresServer } from '../server/index.ts';

/** A schema that a crash left in a cell: no one is in it, no one is going to be, and nothing keeps it. */
export interface Orphan {
  readonly cell: string;
  readonly namespace: string;
  /** When its last step was applied. */
  readonly builtAt: string;
}

/** Longer than building one takes, whatever the load: what is younger may be about to be offered. */
const SETTLED = '1 hour';

/**
 * Looks through the cells for schemas that are no one's.
 * @param onAway called with each unreachable cell
 */
export function findOrphans(
  server: PostgresServer,
  onAway: (cell: Cell) => void = () => undefined,
): Promise<Orphan[]> {
  return forOrphans(server, onAway, async () => undefined);
}

/** Removes those schemas. @returns what was removed */
export function removeOrphans(
  server: PostgresServer,
  onAway: (cell: Cell) => void = () => undefined,
): Promise<Orphan[]> {
  return forOrphans(server, onAway, async ({ namespace }, cell, control) => {
    // The name follows from the id, and comes from the catalog.
    const target = `tenant:${tenantOf(namespace)}`;
    await cell.query(
      `begin; set local lock_timeout = '2s';
       drop schema ${identifier(namespace)} cascade;
       delete from platform.migration where target = '${target}'; commit`,
    );
    await control.query(
      `delete from control.migration m where target = $1
          and not exists (select from control.placement p where 'tenant:' || p.tenant_id = m.target)
          and not exists (select from control.ready_schema r where 'tenant:' || r.tenant_id = m.target)`,
      [target],
    );
  });
}

async function forOrphans(
  server: PostgresServer,
  onAway: (cell: Cell) => void,
  work: (orphan: Orphan, cell: pg.Client, control: pg.Client) => Promise<void>,
): Promise<Orphan[]> {
  return asOwner(server, server.control, async (control) => {
    const { rows: cells } = await control.query<Cell>(
      `select ${CELL_COLUMNS} from control.cell
        where engine = 'postgres' and kind <> 'shared' and state <> 'building' order by name`,
    );
    const found: Orphan[] = [];
    for (const cell of cells) {
      try {
        await asCellOwner(server, cell, async (client) => {
          for (const orphan of await orphansIn(cell, client, control)) {
            await work(orphan, client, control);
            found.push(orphan);
          }
        });
      } catch (error) {
        if (!isLost(error)) throw error;
        onAway(cell);
      }
    }
    return found;
  });
}

async function orphansIn(cell: Cell, client: pg.Client, control: pg.Client): Promise<Orphan[]> {
  // First the cell, then who is where: whatever is taken into use meanwhile is seen to be.
  const { rows: schemas } = await client.query<{ namespace: string }>(
    `select nspname as namespace from pg_namespace where nspname like 't\\_%' order by 1`,
  );
  const { rows: built } = await client.query<[string, string, boolean]>({
    text: `select target, max(applied_at), max(applied_at) < now() - $1::interval
             from platform.migration group by target`,
    values: [SETTLED],
    rowMode: 'array',
  });
  const ages = new Map(built.map(([target, at, isSettled]) => [target, { at, isSettled }]));
  const taken = await namespacesOf(cell, control);
  return schemas.flatMap(({ namespace }) => {
    const tenantId = tenantOf(namespace);
    // A schema and its first entry in the ledger come about together: without one, it is not ours.
    const age = tenantId === undefined ? undefined : ages.get(`tenant:${tenantId}`);
    if (!age?.isSettled || taken.has(namespace)) return [];
    return [{ cell: cell.name, namespace, builtAt: age.at }];
  });
}

/** The schemas of a cell that are someone's: a tenant's, offered to the next, or part of a move. */
async function namespacesOf(cell: Cell, control: pg.Client): Promise<Set<string>> {
  const { rows } = await control.query<[string]>({
    text: `select namespace from control.placement where cell_id = $1
           union all select namespace from control.ready_schema where cell_id = $1
           union all select from_namespace from control.move where from_cell = $1 and cleaned_at is null
           union all select to_namespace from control.move where to_cell = $1 and cleaned_at is null`,
    values: [cell.id],
    rowMode: 'array',
  });
  return new Set(rows.map(([namespace]) => namespace));
}
