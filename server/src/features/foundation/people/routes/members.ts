import { cutPage } from '#kernel/page.ts';
import { NoContent, pageOf, type Route } from '#platform/http/index.ts';
import { fromNameCursor, toNameCursor } from '#kernel/list-cursors.ts';
import { countMembers, countSeats, listMembers, tenantRoute } from '#identity/index.ts';
import { type Departure, type MemberDeps, changeMember, removeMember } from '../actions/members.ts';
import { MemberParams, MemberPatch, MemberView, MembersQuery } from '../schema.ts';
import { toMemberView } from '../view.ts';

const tag = 'tenant';

export const memberRoutes = (
  deps: MemberDeps & { readonly departures: readonly Departure[] },
): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tenant/members',
      tag,
      summary: 'List members, by name',
      query: MembersQuery,
      reply: { 200: pageOf(MemberView) },
    },
    async ({ actor, tenant, query }) => {
      const { control, pageSize } = deps.identity;
      const limit = query.limit ?? pageSize;
      const [found, { owners }, total] = await Promise.all([
        listMembers(control, tenant.id, {
          limit: limit + 1,
          q: query.q,
          after: fromNameCursor(query.cursor),
        }),
        countSeats(control, tenant.id),
        query.count ? countMembers(control, tenant.id, query.q) : undefined,
      ]);
      const page = cutPage(found, limit, (last) => toNameCursor(last.name, last.userId));
      const items = page.items.map((member) => toMemberView(member, actor, owners));
      return { ...page, items, ...(total !== undefined && { total }) };
    },
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: '/tenant/members/:userId',
      tag,
      summary: 'Update a member’s role, details or access',
      description:
        'Only owners can add, change or remove owners. You cannot grant a role above your own. The last owner cannot be removed.',
      params: MemberParams,
      body: MemberPatch,
      reply: { 200: MemberView },
      refusals: [402, 409],
    },
    async ({ actor, tenant, params, body }) => {
      const { member, owners } = await changeMember(deps, { actor, tenant }, params.userId, body);
      return toMemberView(member, actor, owners);
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/tenant/members/:userId',
      tag,
      summary: 'Remove a member, or leave the workspace',
      description:
        'Their name stays in the history and on their open tasks. Access ends within a second.',
      params: MemberParams,
      reply: { 204: NoContent },
      refusals: [409],
    },
    async ({ actor, tenant, params }) => removeMember(deps, { actor, tenant }, params.userId),
  ),
];
