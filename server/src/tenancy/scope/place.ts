import type { SqlDatabase } from '#platform/db/index.ts';
import type { Layout } from '../language/index.ts';
import type { ContextSigner } from './context.ts';
import type { Entry, Protocol } from './protocol.ts';

/** What a cell gives the scopes opened on it. */
export interface CellAccess {
  readonly database: SqlDatabase;
  readonly protocol: Protocol;
  readonly signer: ContextSigner;
  readonly statementTimeoutMs: number;
}

/** Where a tenant's data is, as far as this process knows. */
export interface Placed {
  readonly layout: Layout;
  readonly cell: CellAccess;
  /** Rises with every move; the fence turns away who knows an older one. */
  readonly epoch: number;
}

export const entryOf = (tenantId: string, { cell, epoch }: Placed): Entry => ({
  context: cell.signer.contextOf(tenantId),
  timeoutMs: cell.statementTimeoutMs,
  epoch,
});
