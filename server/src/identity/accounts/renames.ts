import type { Account } from './account.ts';

/** A change of a person's name, for features that store copies of it. */
export interface Rename {
  readonly account: Account;
  readonly tenantIds: readonly string[];
}
