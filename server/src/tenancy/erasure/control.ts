import type pg from 'pg';
import { CELL_COLUMNS, type Cell } from '../model/index.ts';
import { forgetJobs } from '#platform/queue/index.ts';
import { isMadeForOne } from './cells.ts';
import { removeRows } from './tables.ts';

/**
 * Removes what the control plane keeps of a tenant, its place among it; the row of the tenant itself stays
 * for the caller to mark or to remove. Inside the caller's transaction.
 */
export async function removeFromControl(client: pg.ClientBase, tenantId: string): Promise<void> {
  const { rows } = await client.query<Cell>(
    `with cell as (select ${CELL_COLUMNS} from control.cell)
     select cell.* from control.placement p join cell on cell.id = p.cell_id where p.tenant_id = $1`,
    [tenantId],
  );
  await removeRows(client, 'control', tenantId);
  await forgetJobs(client, tenantId);
  const [cell] = rows;
  if (!cell) return;
  if (isMadeForOne(cell)) {
    await client.query('delete from control.migration where target = $1', [`cell:${cell.id}`]);
    await client.query('delete from control.cell where id = $1', [cell.id]);
  } else
    await client.query('update control.cell set tenants = tenants - 1 where id = $1', [cell.id]);
}
