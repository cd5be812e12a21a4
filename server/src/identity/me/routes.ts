import Type from 'typebox';
import { invalid, notFound } from '#kernel/errors.ts';
import { cutPage } from '#kernel/page.ts';
import { object, oneOf, pageOf, type Route, Uuid } from '#platform/http/index.ts';
import { ROLES } from '../access/index.ts';
import {
  findAccount,
  FullName,
  normalName,
  profileProblems,
  toUserView,
  updateProfile,
  User,
  Username,
  type Rename,
} from '../accounts/index.ts';
import { fromNameCursor, toNameCursor } from '#kernel/list-cursors.ts';
import { accountRoute, assertUnbound } from '../edge/index.ts';
import type { Identity } from '../identity.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { listTenantsOf } from './tenants.ts';
import { UsernameThrottle } from './username-throttle.ts';

const tag = 'me';

const ProfileBody = object({
  fullName: Type.Optional(FullName),
  username: Type.Optional(Username),
  locale: Type.Optional(Type.String({ minLength: 2, maxLength: 35 })),
  timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});

const MyTenantItem = object(
  {
    id: Uuid,
    slug: Type.String(),
    name: Type.String(),
    plan: Type.String(),
    state: Type.String(),
    role: oneOf(ROLES),
    url: Type.String({ description: 'The workspace’s own host' }),
  },
  { title: 'MyTenant' },
);

const TenantsQuery = object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 2000 })),
});

/** One's own account and workspaces. @param onRenamed follows the new name of an account */
export const meRoutes = (
  identity: Identity,
  onRenamed: (news: Rename) => Promise<void>,
  usernames = new UsernameThrottle(identity.limits),
): Route[] => [
  accountRoute(
    { method: 'GET', url: '/me', tag, summary: 'Get my account', reply: { 200: User } },
    async ({ account }) => {
      const found = await findAccount(identity.control, account.userId);
      if (!found) throw notFound('account');
      return toUserView(found);
    },
  ),
  accountRoute(
    {
      method: 'PATCH',
      url: '/me',
      tag,
      summary: 'Update my account',
      body: ProfileBody,
      reply: { 200: User },
      refusals: [403, 409, 429],
    },
    async ({ account, body }) => {
      assertUnbound(account, identity.sites);
      const problems = profileProblems(body);
      if (problems.length > 0) throw invalid(...problems);
      if (body.username !== undefined) await usernames.admit(account.userId);
      const change =
        body.fullName === undefined ? body : { ...body, fullName: normalName(body.fullName) };
      const updated = await updateProfile(identity.control, account.userId, change);
      if (!updated) throw notFound('account');
      // Announced even if the name is unchanged, to repeat an announcement that failed half-way.
      if (body.fullName !== undefined) await tellRename(identity, updated, onRenamed);
      return toUserView(updated);
    },
  ),
  accountRoute(
    {
      method: 'GET',
      url: '/me/tenants',
      tag,
      summary: 'List my workspaces',
      description: 'A session bound to one workspace lists only that one.',
      query: TenantsQuery,
      reply: { 200: pageOf(MyTenantItem) },
    },
    async ({ account, query }) => {
      const limit = query.limit ?? identity.pageSize;
      const found = await listTenantsOf(identity.control, account.userId, {
        limit: limit + 1,
        after: fromNameCursor(query.cursor),
        only: account.boundTenantId,
      });
      const page = cutPage(found, limit, (last) => toNameCursor(last.name, last.id));
      return {
        ...page,
        items: page.items.map(({ primaryHost, ...t }) => ({
          ...t,
          url: identity.sites.tenantUrl({ slug: t.slug, primaryHost }),
        })),
      };
    },
  ),
];

async function tellRename(
  identity: Identity,
  account: Parameters<typeof toUserView>[0],
  onRenamed: (news: Rename) => Promise<void>,
): Promise<void> {
  const tenants = await listMembershipsOf(identity.control, account.id);
  const tenantIds = tenants.map((t) => t.tenantId);
  await Promise.all(tenantIds.map((id) => identity.memberships.changed(id, account.id)));
  await onRenamed({ account, tenantIds });
}
