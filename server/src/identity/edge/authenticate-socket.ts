import type { FastifyRequest } from 'fastify';
import { AppError, forbidden } from '#kernel/errors.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Actor, SignedIn } from '../access/index.ts';
import type { Redeemed, Tickets } from '../sessions/index.ts';
import { resolveTenant, assertBinding, memberOf } from './resolve-tenant.ts';
import { type GuardDeps, callerOf, namedIn } from './guards.ts';
import type { Sites } from './sites.ts';

/** Someone who may open a WebSocket, and for which tenant. */
export interface AuthenticatedPeer {
  readonly account: SignedIn;
  readonly actor: Actor;
  readonly tenant: TenantRecord;
}

export interface SocketAuthDeps extends GuardDeps {
  readonly tickets: Tickets;
}

/**
 * What stands before a WebSocket: the checks that stand before every route, and for pages the Origin
 * besides, because browsers let any site's page open a socket. Refuses before the connection is upgraded.
 * @throws AppError as the guard of a tenant's routes does
 */
export async function authenticateSocket(
  deps: SocketAuthDeps,
  request: FastifyRequest,
): Promise<AuthenticatedPeer> {
  const site = await deps.sites.of(request);
  const presented = await present(deps, request);
  const tenant = await resolveTenant(deps.tenancy, site, bothNames(request));
  if (presented.tenantId !== null && presented.tenantId !== tenant.id)
    throw new AppError('unauthenticated', 'This ticket is for another workspace.');
  assertOrigin(deps.sites, tenant, request);
  assertBinding(presented.account, tenant);
  const actor = await memberOf(deps.memberships, tenant, presented.account.userId, 'read');
  return { account: presented.account, actor, tenant };
}

/** Who shows what: an access token, or else a ticket. */
async function present(
  { sessions, tickets }: SocketAuthDeps,
  request: FastifyRequest,
): Promise<Redeemed | { account: SignedIn; tenantId: null }> {
  const caller = await callerOf(sessions, request);
  if (caller) return { account: caller, tenantId: null };
  const ticket = inQuery(request, 'ticket');
  if (ticket === undefined) {
    throw new AppError(
      'unauthenticated',
      'Send Authorization: Bearer <access token>, or ?ticket= from POST /auth/ws-ticket.',
    );
  }
  const redeemed = await tickets.redeem(ticket);
  const open = await sessions.stillOpen([redeemed.account.sessionId]);
  if (open.has(redeemed.account.sessionId)) return redeemed;
  throw new AppError('unauthenticated', 'The session of this ticket has ended.');
}

/** A page cannot send X-Tenant-ID with a WebSocket, so it sends `?tenant=`. If both are present, they must agree. */
function bothNames(request: FastifyRequest): string | undefined {
  const [header, query] = [namedIn(request), inQuery(request, 'tenant')];
  if (header !== undefined && query !== undefined && header !== query)
    throw new AppError('tenant_mismatch', 'X-Tenant-ID and ?tenant= name different workspaces.');
  return header ?? query;
}

function inQuery(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Without an Origin it is no page that asks.
 * @throws AppError `forbidden` for a page of another origin than the base host or this tenant's own
 */
function assertOrigin(sites: Sites, tenant: TenantRecord, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const { baseUrl } = sites;
  const ours = [
    baseUrl.origin,
    new URL(sites.tenantUrl(tenant)).origin,
    sites.hostUrl(`${tenant.slug}.${baseUrl.hostname}`),
    // Host and tenant agree by now, so the page of this host is the base host's or this tenant's.
    `${baseUrl.protocol}//${request.host}`,
    `${request.protocol}://${request.host}`,
  ];
  if (!ours.includes(origin))
    throw forbidden('same-origin', 'This is opened by our own pages only.');
}
