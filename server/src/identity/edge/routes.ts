import type { Contract, Input, Reply, Route } from '#platform/http/index.ts';
import type { Scope, TxScope } from '#tenancy/scope/index.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Actor, SignedIn } from '../access/index.ts';

/** What a handler gets when any signed-in person may call it. */
export interface AccountInput<C extends Contract> extends Input<C> {
  readonly account: SignedIn;
}

/** What a handler gets once host, header, token and membership agree on a tenant. */
export interface TenantInput<C extends Contract> extends Input<C> {
  readonly account: SignedIn;
  readonly actor: Actor;
  readonly tenant: TenantRecord;
  /** The tenant's data, to read. */
  readonly scope: Scope;
  /** The same where a few seconds of age do no harm: analytics, which then burden a read replica instead. */
  readonly reader: Scope;
  readonly commit: C extends Keyed ? CommitOnce<Reply<C>> : Commit<Reply<C>>;
}

/** A contract whose route honours an Idempotency-Key. */
interface Keyed {
  readonly method: 'POST';
  readonly keyed?: never;
}

/** One unit of work on the tenant's data. */
export type Commit<Most> = <T extends Most>(work: (tx: TxScope) => Promise<T>) => Promise<T>;

/**
 * The same where a request may carry an Idempotency-Key. The answer is stored in the same commit, and a
 * replay gets the stored answer without running `work`, so it must hold no secret.
 * @param mayReplay throws unless the person may have the answer today. It asks for what `work` asks
 */
export type CommitOnce<Most> = <T extends Most>(
  work: (tx: TxScope) => Promise<T>,
  mayReplay: (tx: TxScope, answer: T) => unknown,
) => Promise<T>;

/** A route for any signed-in account; it touches control-plane data of that account only. */
export function accountRoute<const C extends Contract>(
  contract: C,
  handle: (context: AccountInput<C>) => Promise<Reply<C>>,
): Route {
  return { access: 'account', contract, handle };
}

/** A route on one tenant's data, for its members. */
export function tenantRoute<const C extends Contract>(
  contract: C,
  handle: (context: TenantInput<C>) => Promise<Reply<C>>,
): Route {
  return { access: 'tenant', contract, handle };
}
