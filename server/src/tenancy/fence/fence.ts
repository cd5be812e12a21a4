import type { FenceState } from '../scope/index.ts';

/** A tenant's row at the fence of one cell. */
export interface FenceRow {
  readonly epoch: number;
  readonly state: 'open' | FenceState;
}

/** What the fence of a tenant without a row amounts to. */
export const UNFENCED: FenceRow = { epoch: 1, state: 'open' };

/**
 * The fence of one cell as its owner works it (migrations/cell/0002_fence.sql). Every write holds the
 * tenant's lock in share mode from before it looks at the row until it ends.
 */
export interface Fence extends AsyncDisposable {
  read(tenantId: string): Promise<FenceRow | undefined>;
  /** Every row there is; tenants that were always open in their first epoch may have none. */
  list(): Promise<(FenceRow & { readonly tenantId: string })[]>;
  /** Counts for every write that begins from now on; those under way go on. */
  set(tenantId: string, row: FenceRow): Promise<void>;
  /**
   * Waits until every write that began before this has ended.
   * @throws Error when one takes longer than any may
   */
  settle(tenantId: string): Promise<void>;
  /**
   * Sets the row at a moment when no write is under way. Others wait for this no longer than `lockMs`.
   * @returns false when there was no such moment
   */
  seize(tenantId: string, row: FenceRow, lockMs: number): Promise<boolean>;
}
