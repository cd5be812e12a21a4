import Type from 'typebox';
import { notFound } from '#kernel/errors.ts';
import { cutPage } from '#kernel/page.ts';
import { iso } from '#kernel/time.ts';
import { NoContent, object, pageOf, type Route, Uuid } from '#platform/http/index.ts';
import { fromIdCursor, toIdCursor } from '#kernel/list-cursors.ts';
import { accountRoute } from '../edge/index.ts';
import type { Identity } from '../identity.ts';
import { type Session, listSessions } from '../sessions/index.ts';
import { SessionItem } from './schema.ts';

const tag = 'auth';

const SessionsQuery = object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 2000 })),
});

/** Where one is signed in, and ending it there. */
export const sessionRoutes = (identity: Identity): Route[] => [
  accountRoute(
    {
      method: 'GET',
      url: '/auth/sessions',
      tag,
      summary: 'List my sessions',
      description:
        'A session bound to one workspace lists and ends only sessions of that workspace.',
      query: SessionsQuery,
      reply: { 200: pageOf(SessionItem) },
    },
    async ({ account, query }) => {
      const limit = query.limit ?? identity.pageSize;
      const found = await listSessions(identity.control, account.userId, {
        now: iso(identity.clock.now()),
        limit: limit + 1,
        before: fromIdCursor(query.cursor),
        boundTo: account.boundTenantId,
      });
      const page = cutPage(found, limit, (last) => toIdCursor(last.id));
      return { ...page, items: page.items.map((session) => toView(session, account.sessionId)) };
    },
  ),
  accountRoute(
    {
      method: 'DELETE',
      url: '/auth/sessions/:id',
      tag,
      summary: 'End a session',
      description: 'Its access token stops working within a second, on every server.',
      params: object({ id: Uuid }),
      reply: { 204: NoContent },
      refusals: [404],
    },
    async ({ account, params }) => {
      const { userId, boundTenantId } = account;
      if (!(await identity.sessions.end(params.id, userId, boundTenantId)))
        throw notFound('session');
      return undefined;
    },
  ),
];

const toView = (session: Session, currentId: string) => ({
  id: session.id,
  current: session.id === currentId,
  tenantId: session.tenantId,
  userAgent: session.userAgent,
  address: session.address,
  createdAt: session.createdAt,
  lastUsedAt: session.lastUsedAt,
  expiresAt: session.expiresAt,
});
