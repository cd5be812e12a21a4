import { AppError } from '#kernel/errors.ts';
import type { TenantState } from '#tenancy/registry/index.ts';

/**
 * Refuses what a tenant's state does not allow.
 * @param method the HTTP method; a read-only tenant still answers GET
 * @throws AppError `tenant_suspended`, `tenant_read_only` or `tenant_unavailable`
 */
export function assertServing(tenant: { readonly state: TenantState }, method: string): void {
  switch (tenant.state) {
    case 'active':
      return;
    case 'read_only':
      if (method === 'GET' || method === 'HEAD') return;
      throw new AppError(
        'tenant_read_only',
        'This workspace can be read but not changed at present.',
      );
    case 'provisioning':
    case 'maintenance':
      throw new AppError('tenant_unavailable', 'This workspace will be back in a moment.', {
        retryAfter: 5,
      });
    default:
      throw new AppError('tenant_suspended', 'This workspace is suspended. Its owner can say why.');
  }
}
