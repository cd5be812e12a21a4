import { setTimeout as delay } from 'node:timers/promises';
import type { Fence } from '../fence/index.ts';
import { FENCE_OF } from '../lifecycle/index.ts';
import type { TenantState } from '../model/index.ts';
import type { MoveDeps } from './deps.ts';
import type { MoveRecord } from './move-record.ts';

/** Long enough for every process to learn the new location and stop reading from the old one. */
const HEARD_MS = 100;

export interface Thaw {
  readonly slug: string;
  /** The tenant's state carries over to the target's fence. */
  readonly state: TenantState;
  /** Undefined when the source cannot be reached: it stays frozen under an epoch no one has any more. */
  readonly source: Fence | undefined;
  readonly target: Fence;
  /** Runs when no one looks at the source any more, and no one is let in at the target yet. */
  readonly between?: () => Promise<void>;
}

/** Lets writes in at the target, once the source is closed permanently and every process was notified. */
export async function thaw(
  { tenancy }: Pick<MoveDeps, 'tenancy'>,
  { tenantId, fromEpoch }: MoveRecord,
  { slug, state, source, target, between }: Thaw,
): Promise<void> {
  await Promise.all([
    source?.set(tenantId, { epoch: fromEpoch, state: 'moved' }),
    tenancy.changed({ id: tenantId, slug }),
  ]);
  await delay(HEARD_MS);
  await between?.();
  await target.set(tenantId, { epoch: fromEpoch + 1, state: FENCE_OF[state] });
}
