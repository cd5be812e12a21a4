import { setTimeout as delay } from 'node:timers/promises';
import { notFound } from '#kernel/errors.ts';
import type { TenantRecord } from '../model/index.ts';
import type { TenantRegistry } from '../registry/index.ts';
import type { FenceState, Placed } from '../scope/index.ts';
import { assertServing, notNow } from './serving.ts';

/** How long a unit of work waits for a tenant that is just moving; a move's pause is far shorter. */
const PATIENCE_MS = 5000;
const LOOK_AGAIN_MS = 20;

interface TurnedAway {
  readonly state: FenceState;
  readonly known: Placed;
  readonly waitedMs: number;
}

/**
 * Where a tenant is, after the fence has turned a write away: what this process knew is out of date,
 * or the tenant is between two places.
 * @throws AppError when the tenant's state forbids writing, or when it takes too long
 */
export async function whereNow(
  registry: TenantRegistry,
  tenant: { id: string; slug: string },
  { known, waitedMs }: TurnedAway,
): Promise<TenantRecord> {
  const record = await registry.read(tenant.id);
  if (!record) throw notFound('workspace');
  assertServing(record, 'write');
  if (record.placement.epoch === known.epoch) {
    if (waitedMs > PATIENCE_MS) throw notNow();
    await delay(LOOK_AGAIN_MS);
  } else await registry.changed(tenant);
  return record;
}
