import type pg from 'pg';
import type { Cell } from '../model/index.ts';
import { openFence } from '../fence/index.ts';
import { buildTenantSchema, openCell, raiseCell } from '../provisioning/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { openPlace } from '../transfer/index.ts';
import type { MoveRecord } from './move-record.ts';
import { placeIn } from './places.ts';

/**
 * Makes a place for the tenant at the target: closed, with all tables there are, and empty, whatever an
 * earlier stay has left.
 */
export async function prepareTarget(
  server: PostgresServer,
  control: pg.ClientBase,
  { tenantId, fromEpoch, toNamespace }: MoveRecord,
  to: Cell,
): Promise<void> {
  if (to.kind === 'dedicated') {
    await raiseCell(server, control, to);
    await openCell(control, to);
  }
  await using fence = await openFence(server, to);
  await fence.set(tenantId, { epoch: fromEpoch + 1, state: 'moving' });
  if (to.kind !== 'shared') await buildTenantSchema(server, to, tenantId);
  await using store = await openPlace(placeIn(server, to, tenantId, toNamespace));
  await store.change((writer) => writer.clear());
}
