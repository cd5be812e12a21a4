import type pg from 'pg';
import type { Cell } from '../model/index.ts';
import { recordSteps, type StepId } from '../migrations/index.ts';
import type { MoveRecord } from './move-record.ts';

/**
 * The commit point of a move: in one transaction the tenant is in the other cell. On the connection that
 * holds the lock, so that no one who has lost the right to move can do it.
 * @param steps what the tenant's tables have at the target
 */
export async function flip(
  control: pg.ClientBase,
  { id, tenantId, kind, fromCell, toCell, toNamespace, fromEpoch }: MoveRecord,
  to: Cell,
  steps: readonly StepId[],
): Promise<void> {
  await control.query('begin');
  try {
    const { rowCount } = await control.query(
      `update control.placement set cell_id = $2, namespace = $3, epoch = epoch + 1
        where tenant_id = $1 and cell_id = $4 and epoch = $5`,
      [tenantId, toCell, toNamespace, fromCell, fromEpoch],
    );
    if (rowCount !== 1) throw new Error('the tenant is not where this move began');
    await control.query('update control.cell set tenants = tenants + 1 where id = $1', [toCell]);
    await control.query('update control.cell set tenants = tenants - 1 where id = $1', [fromCell]);
    // The ledger names a tenant's schema without its cell: it is the one at the target from now on.
    const ledger = `tenant:${tenantId}`;
    await control.query('delete from control.migration where target = $1', [ledger]);
    await control.query('delete from control.migration_failure where target = $1', [ledger]);
    if (to.kind !== 'shared') await recordSteps(control, ledger, steps);
    // What was kept there is what is used now.
    if (kind === 'rollback')
      await control.query(
        `update control.move set cleaned_at = now()
          where tenant_id = $1 and from_cell = $2 and id <> $3 and cleaned_at is null`,
        [tenantId, toCell, id],
      );
    await control.query(
      `update control.move set step = 'flipped', flipped_at = now() where id = $1`,
      [id],
    );
    await control.query('commit');
  } catch (error) {
    await control.query('rollback').catch(() => undefined);
    throw error;
  }
}
