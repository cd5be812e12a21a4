import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, invalid } from '#kernel/errors.ts';
import { type ContextOf, takesKey } from '#platform/http-server/index.ts';
import type { Route } from '#platform/http/index.ts';
import { idempotentCommit } from '#messaging/idempotency/index.ts';
import type { Tenancy, TenantRecord, TenantScope, TxScope } from '#tenancy/index.ts';
import type { Actor, SignedIn } from '../access/index.ts';
import type { Memberships } from '../memberships/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { resolveTenant, assertBinding, memberOf } from './resolve-tenant.ts';
import type { RequestRates } from './rates.ts';
import type { Site, Sites } from './sites.ts';

export interface GuardDeps {
  readonly tenancy: Tenancy;
  readonly sites: Sites;
  readonly sessions: Sessions;
  readonly memberships: Memberships;
  readonly rates: RequestRates;
}

/**
 * What stands before every route. Host, token, header and membership must agree, and nothing here
 * ever falls back to another tenant. Every lookup is remembered, so a request that passes has cost
 * no query. Each request is counted against its caller, whether it is allowed or not.
 */
export function createGuards(deps: GuardDeps): ContextOf {
  const { rates } = deps;

  /** Where a request came to and who makes it; one that does not say counts against its address. */
  const arrived = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ site: Site; account: SignedIn }> => {
    try {
      const site = await deps.sites.of(request);
      return { site, account: await signedIn(deps.sessions, request) };
    } catch (error) {
      if (error instanceof AppError) await rates.ofAddress(request, reply);
      throw error;
    }
  };

  return {
    public: async (request, reply) => {
      await rates.ofAddress(request, reply);
      return {};
    },
    account: async (request, reply) => {
      const { site, account } = await arrived(request, reply);
      await rates.ofAccount(reply, account.userId);
      if (site.kind === 'tenant') assertBinding(account, site.tenant);
      return { account };
    },
    tenant: async (request, reply, route) => {
      const { site, account } = await arrived(request, reply);
      const mode = isReading(route) ? 'read' : 'write';
      const { tenant, actor } = await entering(deps, { site, account, request, reply, mode });
      const scope = deps.tenancy.scopeOf(tenant);
      return {
        account,
        actor,
        tenant,
        scope,
        reader: deps.tenancy.readerOf(tenant),
        commit: committer(scope, account, request, reply, route),
      };
    },
  };
}

interface Entry {
  readonly site: Site;
  readonly account: SignedIn;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly mode: 'read' | 'write';
}

/** The workspace that someone may enter; who may not counts for themselves and takes nothing of its quota. */
async function entering(
  { tenancy, memberships, rates }: GuardDeps,
  { site, account, request, reply, mode }: Entry,
): Promise<{ tenant: TenantRecord; actor: Actor }> {
  let tenant: TenantRecord;
  let actor: Actor;
  try {
    tenant = await resolveTenant(tenancy, site, namedIn(request));
    assertBinding(account, tenant);
    actor = await memberOf(memberships, tenant, account.userId, mode);
  } catch (error) {
    if (error instanceof AppError) await rates.ofAccount(reply, account.userId);
    throw error;
  }
  await rates.ofMember(reply, tenant, account.userId);
  return { tenant, actor };
}

const isReading = ({ contract }: Route): boolean =>
  contract.method === 'GET' || contract.onlyReads === true;

/** The workspace that a request names beside its host. */
export function namedIn(request: FastifyRequest): string | undefined {
  const header = request.headers['x-tenant-id'];
  return typeof header === 'string' ? header : undefined;
}

/** @throws AppError `unauthenticated` for a missing, broken, expired or revoked token */
export async function signedIn(sessions: Sessions, request: FastifyRequest): Promise<SignedIn> {
  const account = await callerOf(sessions, request);
  if (account) return account;
  throw new AppError('unauthenticated', 'Sign in: send Authorization: Bearer <access token>.');
}

/**
 * Who sends a request to a route that anyone may call; undefined for no one in particular.
 * @throws AppError `unauthenticated` for a token that is not good
 */
export async function callerOf(
  sessions: Sessions,
  request: FastifyRequest,
): Promise<SignedIn | undefined> {
  const token = bearerOf(request);
  if (token === undefined) return undefined;
  const account = await sessions.identify(token);
  if (account) return account;
  throw new AppError('unauthenticated', 'The access token is invalid or has expired.');
}

export function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : undefined;
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

function committer(
  scope: TenantScope,
  account: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
  { contract }: Route,
): <T>(
  work: (tx: TxScope) => Promise<T>,
  mayReplay?: (tx: TxScope, answer: T) => unknown,
) => Promise<T> {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !takesKey({ access: 'tenant', contract }))
    return (work) => scope.transact(work);
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw invalid({ path: 'Idempotency-Key', message: 'must be 1 to 200 visible characters' });
  }
  return async (work, mayReplay) => {
    const { answer, replayed } = await idempotentCommit(
      scope,
      {
        userId: account.userId,
        route: `${contract.method} ${contract.url}`,
        key,
        fingerprint: fingerprintOf(request),
      },
      work,
      mayReplay,
    );
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return answer;
  };
}

/** Tells a repeated request from another one that reuses its key. */
const fingerprintOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([request.params, request.query, request.body ?? null]))
    .digest('hex');
