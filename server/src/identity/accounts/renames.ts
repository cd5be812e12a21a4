import type { Account } from './account.ts';

/** A change of somebody's name, for whoever keeps copies of it. */
export interface Rename {
  readonly account: Account;
  readonly tenantIds: readonly string[];
}
