import type pg from 'pg';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { withTenantLock } from '../lifecycle/index.ts';
import { discardRemains } from '../move/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { removeFromCells } from './cells.ts';
import { removeFromControl } from './control.ts';

/** Removes a tenant as if it had never been. Safe to repeat while its row is there. */
export const removeTenant = (server: PostgresServer, tenantId: string): Promise<void> =>
  remove(server, tenantId, async (control) => {
    await control.query('delete from control.tenant where id = $1', [tenantId]);
  });

/**
 * Removes all a tenant had; its row stays without its names, so that its id is never given again, and
 * its slug is free. Safe to repeat until it is done.
 */
export const buryTenant = (server: PostgresServer, tenantId: string): Promise<void> =>
  remove(server, tenantId, async (control) => {
    await control.query(
      `update control.tenant
          set state = 'erased', slug = $2, name = 'erased', state_reason = null, state_until = null,
              state_since = now(), version = version + 1, updated_at = now()
        where id = $1`,
      [tenantId, `erased-${newId().replaceAll('-', '')}`],
    );
  });

/** Everything of the tenant goes, so nothing is taken out of a database that is dropped. */
const keepNothing = async (): Promise<void> => undefined;

async function remove(
  server: PostgresServer,
  tenantId: string,
  end: (control: pg.ClientBase) => Promise<void>,
): Promise<void> {
  await withTenantLock(server, tenantId, async (locked, control) => {
    const { slug, cell } = locked;
    await assertNotMoving(control, tenantId, slug);
    // With it goes the cell that was made for it, where it is not any more.
    await discardRemains({ server, beforeDrop: keepNothing }, control, tenantId, locked);
    await removeFromCells(server, tenantId, cell.id);
    await control.query('begin');
    try {
      await removeFromControl(control, tenantId);
      await end(control);
      await control.query('commit');
    } catch (error) {
      await control.query('rollback');
      throw error;
    }
  });
}

/** @throws AppError `conflict` while a move is under way: it would write what is being removed */
export async function assertNotMoving(
  control: pg.ClientBase,
  tenantId: string,
  slug: string,
): Promise<void> {
  const { rowCount } = await control.query(
    'select 1 from control.move where tenant_id = $1 and finished_at is null',
    [tenantId],
  );
  if (rowCount)
    throw new AppError(
      'conflict',
      `${slug} is being moved; wait until the move has finished, or abort it first.`,
    );
}
