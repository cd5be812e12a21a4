import type pg from 'pg';
import { inParallel } from '#kernel/parallel.ts';
import { type Cell, CELL_COLUMNS, type TenantState } from '../model/index.ts';
import { type Fence, type FenceRow, UNFENCED, openFence } from '../fence/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { withTenantLock } from './tenant-lock.ts';
import { FENCE_OF } from './states.ts';

/** A fence that said something else than the control plane. */
export interface Mended {
  readonly slug: string;
  readonly was: FenceRow['state'];
  readonly is: FenceRow['state'];
}

/** A server waits for this at each start. */
const CELLS_AT_ONCE = 2;

/**
 * Makes every fence say what the control plane says, after a command was cut off between the two or a
 * cell was restored from a backup. Tenants that are being moved are left to their move.
 * @param unreachable called with unreachable cells
 */
export async function reconcileFences(
  server: PostgresServer,
  unreachable: (cell: Cell, error: unknown) => void,
): Promise<Mended[]> {
  const cells = await asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<Cell>(
      `select ${CELL_COLUMNS} from control.cell where state <> 'building'`,
    );
    return rows;
  });
  const mended: Mended[] = [];
  const looks = cells.map((cell) => async () => {
    try {
      mended.push(...(await reconcileCell(server, cell)));
    } catch (error) {
      unreachable(cell, error);
    }
  });
  await inParallel(looks, CELLS_AT_ONCE);
  return mended;
}

async function reconcileCell(server: PostgresServer, cell: Cell): Promise<Mended[]> {
  await using fence = await openFence(server, cell);
  const found = new Map((await fence.list()).map(({ tenantId, ...row }) => [tenantId, row]));
  const placed = await asOwner(server, server.control, (control) =>
    notable(control, cell.id, [...found.keys()]),
  );
  const mended: Mended[] = [];
  for (const tenant of placed) {
    if (isAsItShould(tenant, found.get(tenant.id))) continue;
    const change = await mend(server, fence, cell, tenant.id);
    if (change) mended.push(change);
  }
  return mended;
}

interface Placed {
  readonly id: string;
  readonly state: TenantState;
  readonly epoch: number;
}

/** The tenants of a cell that have, or should have, a row at its fence, and are not being moved. */
async function notable(
  control: pg.ClientBase,
  cellId: string,
  fenced: readonly string[],
): Promise<Placed[]> {
  const { rows } = await control.query<Placed>(
    `select t.id, t.state, p.epoch
       from control.placement p join control.tenant t on t.id = p.tenant_id
      where p.cell_id = $1 and (t.state not in ('active', 'provisioning') or p.epoch > 1 or t.id = any ($2))
        and not exists (select 1 from control.move m where m.tenant_id = t.id and m.finished_at is null)`,
    [cellId, fenced],
  );
  return rows;
}

const isAsItShould = (
  { state, epoch }: Pick<Placed, 'state' | 'epoch'>,
  row: FenceRow = UNFENCED,
): boolean => row.epoch === epoch && row.state === FENCE_OF[state];

/** Checks again under the tenant's lock, since a change may have been in progress. */
async function mend(
  server: PostgresServer,
  fence: Fence,
  cell: Cell,
  tenantId: string,
): Promise<Mended | undefined> {
  return withTenantLock(server, tenantId, async (locked, control) => {
    const [now] = await notable(control, cell.id, [tenantId]).then((all) =>
      all.filter(({ id }) => id === tenantId),
    );
    const row = await fence.read(tenantId);
    if (!now || isAsItShould(now, row)) return undefined;
    const is = FENCE_OF[now.state];
    await fence.set(tenantId, { epoch: now.epoch, state: is });
    return { slug: locked.slug, was: (row ?? UNFENCED).state, is };
  });
}
