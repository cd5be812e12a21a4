import type pg from 'pg';
import { ConfigError } from '#config/index.ts';
import { inParallel } from '#kernel/parallel.ts';
import { isLost } from '#platform/db/index.ts';
import { type Cell, CELL_COLUMNS, namespaceOf, SHARED_NAMESPACE } from '../model/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { checkCell } from './cell.ts';
import { powersOf, roleFacts } from './catalog.ts';
import { findExcess, foreignDatabases } from './excess.ts';
import { strangeSettings } from './settings.ts';

/** A wall that is down: where, and what is wrong. */
export interface Breach {
  readonly where: string;
  readonly problem: string;
}

const CONTROL = 'control plane';

/** A server waits for this at each start, and most of it is waiting for others. */
const CELLS_AT_ONCE = 2;

/**
 * Looks at every wall between tenants, in the catalog and by trying: the app login's powers and reach,
 * row-level security and its policy on every tenant table, the grants, the signing function and its key,
 * and that every tenant is placed in its own schema.
 * @param away called with unreachable cells on other servers, which cannot be served
 * either; left out, such a cell fails the check
 * @param beyond called with unneeded privileges of logins that do not break isolation, as far as the server lets it be
 * known; no reason to serve no one
 * @returns what is wrong; empty when all walls stand
 */
export async function checkIsolation(
  server: PostgresServer,
  away?: (cell: Cell, error: unknown) => void,
  beyond: (breach: Breach) => void = () => undefined,
): Promise<Breach[]> {
  const { cells, problems } = await asOwner(server, server.control, (control) =>
    checkControl(server, control, (problem) => beyond({ where: CONTROL, problem })),
  );
  const breaches: Breach[] = problems.map((problem) => ({ where: CONTROL, problem }));
  const found = new Map<Cell, string[]>();
  const excess = new Map<Cell, string[]>(cells.map((cell) => [cell, []]));
  const looks = cells.map((cell) => async () => {
    const hear = (problem: string): void => void excess.get(cell)?.push(problem);
    found.set(cell, await tryCell(server, cell, away, hear));
  });
  await inParallel(looks, CELLS_AT_ONCE);
  for (const cell of cells)
    for (const problem of excess.get(cell) ?? []) beyond({ where: `cell ${cell.name}`, problem });
  for (const cell of cells)
    for (const problem of found.get(cell) ?? [])
      breaches.push({ where: `cell ${cell.name}`, problem });
  return breaches;
}

/** The control plane, and what both logins may do on the deployment's own server. */
async function checkControl(
  server: PostgresServer,
  control: pg.Client,
  beyond: (problem: string) => void,
): Promise<{ cells: Cell[]; problems: string[] }> {
  const { appRole, controlRole } = server;
  const { rows: cells } = await control.query<Cell>(
    `select ${CELL_COLUMNS} from control.cell where state <> 'building' order by name`,
  );
  const misplaced = await misplacedTenants(control);
  const problems = [
    ...misplaced.map((id) => `the tenant ${id} is placed in a schema that is not its own`),
    ...(await checkLogin(control, controlRole)),
  ];
  const here = cells.filter(({ dsn }) => dsn === null).map(({ database }) => database);
  for (const problem of [
    ...(await findExcess(control, controlRole)),
    ...(await foreignDatabases(control, appRole, here)),
    ...(await foreignDatabases(control, controlRole, [server.control])),
  ])
    beyond(problem);
  return { cells, problems };
}

async function checkLogin(control: pg.Client, role: string): Promise<string[]> {
  const facts = await roleFacts(control, role);
  if (!facts) return [`the login ${role} does not exist`];
  const settings = await strangeSettings(control, role);
  return [
    ...powersOf(facts, role),
    ...settings.filter(({ isBreach }) => isBreach).map(({ problem }) => problem),
  ];
}

async function tryCell(
  server: PostgresServer,
  cell: Cell,
  away: ((cell: Cell, error: unknown) => void) | undefined,
  beyond: (problem: string) => void,
): Promise<string[]> {
  try {
    return await checkCell(server, cell, beyond);
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
