import type pg from 'pg';
import { notFound } from '#kernel/errors.ts';
import { type Cell, CELL_COLUMNS, type TenantState } from '../model/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';

/** A tenant's state and place, as they stay while the lock is held. */
export interface LockedTenant {
  readonly slug: string;
  readonly state: TenantState;
  readonly epoch: number;
  readonly cell: Cell;
}

/**
 * Keeps everyone else from changing a tenant's state and place while `work` runs: they wait their turn.
 * @param work gets the owner's connection to the control plane, which holds the lock
 */
export async function withTenantLock<T>(
  server: PostgresServer,
  tenantId: string,
  work: (locked: LockedTenant, control: pg.Client) => Promise<T>,
): Promise<T> {
  return asOwner(server, server.control, async (control) => {
    await control.query(
      `select pg_advisory_lock(hashtextextended('taskforce tenant state ' || $1, 0))`,
      [tenantId],
    );
    return work(await readLockedTenant(control, tenantId), control);
  });
}

export async function readLockedTenant(
  control: pg.ClientBase,
  tenantId: string,
): Promise<LockedTenant> {
  const { rows } = await control.query<Cell & { slug: string; state: TenantState; epoch: number }>(
    `with cell as (select ${CELL_COLUMNS} from control.cell)
     select t.slug, t.state, p.epoch, c.*
       from control.tenant t
       join control.placement p on p.tenant_id = t.id
       join cell c on c.id = p.cell_id
      where t.id = $1`,
    [tenantId],
  );
  if (!rows[0]) throw notFound('workspace');
  const { slug, state, epoch, ...cell } = rows[0];
  return { slug, state, epoch, cell };
}
