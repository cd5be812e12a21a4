import type pg from 'pg';
import { invalid } from '#kernel/errors.ts';
import { openFence } from '../fence/index.ts';
import type { TenantState } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { withTenantLock } from './tenant-lock.ts';
import { FENCE_OF, assertTransition, isAsTight } from './states.ts';

export interface LifecycleDeps {
  readonly server: PostgresServer;
  readonly tenancy: {
    /** Has every process forget what it knew of a tenant. */
    changed(tenant: { id: string; slug: string }): Promise<void>;
  };
}

export interface StateChange {
  readonly to: Exclude<TenantState, 'provisioning'>;
  /** Shown to operators and to the tenant's members. */
  readonly reason?: string | undefined;
  /** ISO-8601; when a tenant in `pending_delete` is erased, and only then. */
  readonly until?: string | undefined;
}

/**
 * Changes a tenant's state: the control plane's row, which every process decides by, and the fence of
 * its cell, which stops processes that do not know yet. When this returns, no write that the new state
 * forbids is under way or can land any more.
 *
 * The two rows lie in two databases, so a crash may come between them. The fence is never the looser of
 * the two: it is closed before the control plane says so, and opened only afterwards. What a crash leaves
 * is a tenant that is closed and should be open, never the other way round; `reconcileFences` opens it,
 * and so does repeating the command. Others who change the state, or the place, wait their turn.
 *
 * @throws AppError `illegal_transition`, `invalid`, `not_found`; `unavailable` when the cell cannot be reached
 */
export async function setTenantState(
  { server, tenancy }: LifecycleDeps,
  tenant: { readonly id: string; readonly slug: string },
  change: StateChange,
): Promise<void> {
  const checked = checkedChange(change);
  await withTenantLock(server, tenant.id, async ({ slug, state, epoch, cell }, control) => {
    assertTransition(slug, state, change.to);
    const row = { epoch, state: FENCE_OF[change.to] };
    const closesFirst = isAsTight(row.state, FENCE_OF[state]);
    await using fence = await openFence(server, cell);
    if (closesFirst) await fence.set(tenant.id, row);
    await writeState(control, tenant.id, checked);
    if (!closesFirst) await fence.set(tenant.id, row);
    await tenancy.changed(tenant);
    await fence.settle(tenant.id);
  });
}

const LONGEST_REASON = 300;

function checkedChange(change: StateChange): StateChange {
  const reason = change.reason?.trim();
  if (reason !== undefined && (reason.length === 0 || reason.length > LONGEST_REASON))
    throw invalid({ path: 'reason', message: `must have 1 to ${LONGEST_REASON} characters` });
  if ((change.to === 'pending_delete') !== (change.until !== undefined))
    throw invalid({ path: 'until', message: 'belongs to pending_delete, and to nothing else' });
  return { ...change, reason };
}

async function writeState(
  control: pg.ClientBase,
  tenantId: string,
  { to, reason, until }: StateChange,
): Promise<void> {
  await control.query(
    `update control.tenant
        set state = $2, state_reason = $3, state_until = $4, state_since = now(),
            version = version + 1, updated_at = now()
      where id = $1`,
    [tenantId, to, reason ?? null, until ?? null],
  );
}
