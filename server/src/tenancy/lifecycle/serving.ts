import { AppError } from '#kernel/errors.ts';
import type { TenantState } from '../registry/index.ts';

/** The refusal of a tenant that is between two states and will be back. */
export const notNow = (): AppError =>
  new AppError('tenant_unavailable', 'This workspace will be back in a moment.', { retryAfter: 5 });

/**
 * Refuses what a tenant's state does not allow.
 * @throws AppError `tenant_suspended`, `tenant_read_only` or `tenant_unavailable`
 */
export function assertServing(
  tenant: { readonly state: TenantState },
  mode: 'read' | 'write',
): void {
  switch (tenant.state) {
    case 'active':
      return;
    case 'read_only':
      if (mode === 'read') return;
      throw new AppError(
        'tenant_read_only',
        'This workspace can be read but not changed at present.',
      );
    case 'provisioning':
    case 'maintenance':
      throw notNow();
    default:
      throw new AppError('tenant_suspended', 'This workspace is suspended. Its owner can say why.');
  }
}
