import type pg from 'pg';
import { ConfigError } from '#config/index.ts';
import { inParallel } from '#kernel/parallel.ts';
import { isLost } from '#platform/db/index.ts';
import { CELL_COLUMNS, type Cell } from '../cells/cell.ts';
import { SHARED_NAMESPACE, namespaceOf } from '../provisioning/build.ts';
import { engineOf } from '../provisioning/engine.ts';
import { asOwner } from '../provisioning/owner.ts';
import type { PostgresServer } from '../server.ts';

/** A wall that is down: where, and what is wrong. */
export interface Breach {
  readonly where: string;
  readonly problem: string;
}

/** A server waits for this at each start, and most of it is waiting for others. */
const CELLS_AT_ONCE = 2;

/**
 * Looks at every wall between tenants, in the catalog and by trying: the app login's powers and reach,
 * row-level security and its policy on every tenant table, the grants, the signing function and its key,
 * and that every tenant is placed in a schema of its own.
 * @param away hears of cells on other servers that cannot be reached, which nobody can be served from
 * either; left out, such a cell fails the check
 * @returns what is wrong; empty when all walls stand
 */
export async function checkIsolation(
  server: PostgresServer,
  away?: (cell: Cell, error: unknown) => void,
): Promise<Breach[]> {
  const { cells, misplaced } = await asOwner(server, server.control, async (control) => ({
    cells: (
      await control.query<Cell>(
        `select ${CELL_COLUMNS} from control.cell where state <> 'building' order by name`,
      )
    ).rows,
    misplaced: await misplacedTenants(control),
  }));
  const breaches: Breach[] = misplaced.map((id) => ({
    where: 'control plane',
    problem: `the tenant ${id} is placed in a schema that is not its own`,
  }));
  const found = new Map<Cell, string[]>();
  const looks = cells.map((cell) => async () => {
    found.set(cell, await checkCell(server, cell, away));
  });
  await inParallel(looks, CELLS_AT_ONCE);
  for (const cell of cells)
    for (const problem of found.get(cell) ?? [])
      breaches.push({ where: `cell ${cell.name}`, problem });
  return breaches;
}

async function checkCell(
  server: PostgresServer,
  cell: Cell,
  away?: (cell: Cell, error: unknown) => void,
): Promise<string[]> {
  try {
    return await engineOf(cell).check(server, cell);
  } catch (error) {
    if (!away || cell.dsn === null || !(isLost(error) || error instanceof ConfigError)) throw error;
    away(cell, error);
    return [];
  }
}

async function misplacedTenants(control: pg.ClientBase): Promise<string[]> {
  const { rows } = await control.query<{ id: string; kind: string; namespace: string }>(
    `select p.tenant_id as id, c.kind, p.namespace from control.placement p join control.cell c on c.id = p.cell_id
     union all
     select r.tenant_id, c.kind, r.namespace from control.ready_schema r join control.cell c on c.id = r.cell_id`,
  );
  return rows
    .filter(({ id, kind, namespace }) => {
      return namespace !== (kind === 'shared' ? SHARED_NAMESPACE : namespaceOf(id));
    })
    .map(({ id }) => id);
}
