import type { TenantScope } from '#tenancy/scope/index.ts';
import { addMissing, findMissing, foldTallies } from '../store/tally.ts';

/** Rows that are added up in one unit of work. */
const AT_ONCE = 1000;

/** Adds up the counts that connections have kept for themselves. @returns how many rows went */
export async function foldCounts(scope: TenantScope, signal: AbortSignal): Promise<number> {
  for (let folded = 0; ;) {
    signal.throwIfAborted();
    const gone = await scope.transact((tx) => foldTallies(tx, AT_ONCE));
    folded += gone;
    if (gone < AT_ONCE) return folded;
  }
}

/**
 * Compares the counts that triggers keep with the tasks themselves.
 * @param mends whether wrong counts are put right
 * @returns how many counts were wrong; people may work meanwhile
 */
export async function checkCounts(scope: TenantScope, mends: boolean): Promise<number> {
  const missing = await findMissing(scope);
  const wrong = missing.groups.length + missing.days.length;
  if (mends && wrong > 0) await scope.transact(async (tx) => addMissing(tx, missing));
  return wrong;
}
