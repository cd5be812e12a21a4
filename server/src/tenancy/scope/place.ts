import type { SqlDatabase, Step, StepResult } from '#platform/db/index.ts';
import type { Layout } from '../query/index.ts';
import type { ContextSigner } from './context.ts';
import type { AccessTerms, Protocol } from './protocol.ts';

/** A copy of a cell that follows it, a little behind. */
export interface ReadReplica {
  /** The copy, when it is hardly behind just now. */
  whenFresh(): Promise<SqlDatabase | undefined>;
  /** Says that it did not answer. */
  failed(): void;
}

/** What a cell gives the scopes opened on it. */
export interface CellAccess {
  readonly database: SqlDatabase;
  readonly replica?: ReadReplica | undefined;
  readonly protocol: Protocol;
  readonly signer: ContextSigner;
  readonly statementTimeoutMs: number;
  /** Called after a commit with events in it. */
  announced(): void;
}

/** Where a tenant's data is, as far as this process knows. */
export interface Placed {
  readonly layout: Layout;
  readonly cell: CellAccess;
  /** Rises with every move; the fence turns away who knows an older one. */
  readonly epoch: number;
}

export const entryOf = (tenantId: string, { cell, epoch }: Placed): AccessTerms => ({
  context: cell.signer.contextOf(tenantId),
  timeoutMs: cell.statementTimeoutMs,
  epoch,
});

/** Runs steps that only read under the tenant's context, and answers those steps alone. */
export async function readAt(
  database: SqlDatabase,
  tenantId: string,
  place: Placed,
  steps: readonly Step[],
): Promise<StepResult[]> {
  const { before, after } = place.cell.protocol.reading(entryOf(tenantId, place));
  const results = await database.exchange([...before, ...steps, ...after], tenantId);
  return results.slice(before.length, results.length - after.length);
}
