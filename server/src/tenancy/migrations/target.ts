import type { Cell } from '../model/index.ts';

/**
 * What steps are applied to: a cell itself, the tables that all tenants of a shared cell live in, or the
 * schema of one tenant.
 */
export type MigrationTarget =
  | { readonly kind: 'cell' }
  | { readonly kind: 'shared' }
  | { readonly kind: 'schema'; readonly tenantId: string };

/** The target's name in the cell's own ledger. */
export function keyOf(target: MigrationTarget): string {
  if (target.kind === 'cell') return 'cell';
  return target.kind === 'shared' ? 'tenant:shared' : `tenant:${target.tenantId}`;
}

/** The target's name in the control plane's ledger, where all cells' targets stand together. */
export function ledgerName(cell: Pick<Cell, 'id'>, target: MigrationTarget): string {
  return target.kind === 'schema' ? keyOf(target) : `${target.kind}:${cell.id}`;
}
