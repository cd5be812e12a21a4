import type { Static, TSchema } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A group of operations, as the contract lists them. */
export interface ContractTag {
  readonly name: string;
  readonly description: string;
}

/**
 * Routes are data. A feature lists its routes; the edge registers them, the OpenAPI document is
 * generated from them, and the isolation matrix walks them.
 */

export type Access = 'public' | 'account' | 'tenant';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a route promises: one schema is type, validator and OpenAPI entry. */
export interface Contract {
  readonly method: Method;
  /** Below /api/v1, with `:name` parameters. */
  readonly url: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Changes nothing of a tenant's, whatever its method: a tenant that is read-only has it as well. */
  readonly onlyReads?: true;
  /** False for a POST in a workspace that does not honour Idempotency-Key: it makes nothing, or nothing twice. */
  readonly keyed?: false;
  /**
   * The successful status with its body; use `NoContent` for 204. Of several the lowest is answered, unless the handler
   * sets another.
   */
  readonly reply: { readonly [status: number]: TSchema };
  /** The smallest set of refusals worth naming in the contract besides the common ones. */
  readonly refusals?: readonly number[];
}

type Part<S> = S extends TSchema ? Static<S> : undefined;

/** What every handler gets: the validated parts of the request, typed by the contract. */
export interface Input<C extends Contract> {
  readonly params: Part<C['params']>;
  readonly query: Part<C['query']>;
  readonly body: Part<C['body']>;
  /** The version an If-Match header names, when there is one. */
  readonly ifMatch: number | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Reply<C extends Contract> = Static<C['reply'][keyof C['reply']] & TSchema>;

/** A route with its types erased, as the edge registers it. */
export interface Route {
  readonly access: Access;
  readonly contract: Contract;
  readonly handle: (context: never) => Promise<unknown>;
}

/** A route anyone may call: health, sign-up, login. It is given no tenant and no account. */
export function publicRoute<const C extends Contract>(
  contract: C,
  handle: (context: Input<C>) => Promise<Reply<C>>,
): Route {
  return { access: 'public', contract, handle };
}
