import { AppError } from '#kernel/errors.ts';
import type { Cell } from '../model/index.ts';
import { keyOf, migratorOf, type StepId } from '../migrations/index.ts';
import type { PostgresServer } from '../server/index.ts';

/** The steps that a tenant's tables have in a cell, as its own ledger says. */
export async function stepsIn(
  server: PostgresServer,
  cell: Cell,
  tenantId: string,
): Promise<StepId[]> {
  const key = keyOf(cell.kind === 'shared' ? { kind: 'shared' } : { kind: 'schema', tenantId });
  await using session = await migratorOf(cell).connect(server, cell);
  const done = (await session.done([key])).get(key) ?? new Map<string, string>();
  return [...done].map(([name, checksum]) => ({ name, checksum }));
}

/** @throws AppError `conflict` when the target lacks a step: rows of a newer form would lose what is new */
export function assertNotNewer(source: readonly StepId[], target: readonly StepId[]): void {
  const known = new Set(target.map(({ name }) => name));
  const missing = source.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (missing.length > 0)
    throw new AppError(
      'conflict',
      `The target lacks the migration ${missing.join(', ')}; run taskforce migrate and move again.`,
    );
}
