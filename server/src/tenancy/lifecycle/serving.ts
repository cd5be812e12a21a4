import { AppError, notFound } from '#kernel/errors.ts';
import type { TenantState } from '../model/index.ts';

/** What decides whether a tenant is served. */
export interface Condition {
  readonly state: TenantState;
  /** Shown to its members. */
  readonly stateReason?: string | null;
  /** ISO-8601; when a tenant pending deletion is erased. */
  readonly stateUntil?: string | null;
}

/** The refusal of a tenant that is between two states and will be back. */
export const notNow = (): AppError =>
  new AppError('tenant_unavailable', 'This workspace will be back in a moment.', { retryAfter: 5 });

/**
 * Refuses what a tenant's state does not allow.
 * @throws AppError `tenant_suspended`, `tenant_read_only`, `tenant_pending_delete`, `tenant_unavailable`;
 *   `not_found` for what was erased
 */
export function assertServing(
  { state, stateReason, stateUntil }: Condition,
  mode: 'read' | 'write',
): void {
  switch (state) {
    case 'active':
      return;
    case 'read_only':
      if (mode === 'read') return;
      throw new AppError(
        'tenant_read_only',
        withReason('This workspace is currently read-only', stateReason),
      );
    case 'suspended':
      throw new AppError(
        'tenant_suspended',
        stateReason
          ? withReason('This workspace is suspended', stateReason)
          : 'This workspace is suspended. Ask its owner for the reason.',
      );
    case 'pending_delete': {
      const day = stateUntil?.slice(0, 10);
      throw new AppError(
        'tenant_pending_delete',
        `This workspace is closed and will be deleted${day ? ` on ${day}` : ''}. The operator of this server can restore it until then.`,
        { extra: { deletesOn: day ?? null } },
      );
    }
    case 'maintenance':
      throw new AppError(
        'tenant_unavailable',
        withReason('This workspace is under maintenance and will be back', stateReason),
        { retryAfter: 30 },
      );
    case 'provisioning':
      throw notNow();
    case 'erased':
      throw notFound('workspace');
  }
}

const withReason = (what: string, reason: string | null | undefined): string =>
  reason ? `${what}: ${reason.replace(/[.\s]+$/, '')}.` : `${what}.`;
