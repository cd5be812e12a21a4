import { withConnection } from '#platform/db/index.ts';
import type { BeforeDrop } from '#tenancy/move/index.ts';
import { openOutbox } from './open-outbox.ts';
import { ASK_FOR_SWEEP } from './processes.ts';

/**
 * Takes a tenant's events that are not dispatched yet out of a cell that is about to go. One that was handed
 * on in the same moment is dispatched twice, under the same id, and so counts once.
 */
export const carryEventsOver: BeforeDrop = async (server, tenantId, from, { cell, epoch }) => {
  await using old = await openOutbox(server, from);
  const rows = await old.fresh(tenantId);
  if (rows.length === 0) return;
  await using own = await openOutbox(server, cell);
  await own.adopt(tenantId, rows, epoch);
  await withConnection(server.ownerUrl(server.control), 'taskforce events', (control) =>
    control.query(ASK_FOR_SWEEP),
  );
};
