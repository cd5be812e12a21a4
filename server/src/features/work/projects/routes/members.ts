import { cutPage } from '#kernel/page.ts';
import { cursorAt, placeOf } from '#kernel/sort.ts';
import { NoContent, type Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import { removeProjectMember, setProjectMember } from '../actions/members.ts';
import { type WorkDeps, actorContextOf } from '../actor-context.ts';
import { readProject } from '../load.ts';
import {
  ProjectMemberPage,
  ProjectMemberParams,
  ProjectMemberPatch,
  ProjectMemberQuery,
  ProjectMemberView,
  ProjectParams,
} from '../schema.ts';
import { memberCount, membersOf } from '../store/members.ts';
import { toMemberView } from '../view.ts';

const tag = 'projects';

export const memberRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/projects/:id/members',
      tag,
      summary: 'List project members',
      params: ProjectParams,
      query: ProjectMemberQuery,
      reply: { 200: ProjectMemberPage },
    },
    async ({ actor, scope, params, query }) => {
      const { limit = deps.pageSize, cursor, count = false } = query;
      const place = placeOf({ userId: { kind: 'text' } }, 'userId', cursor);
      const after = place.behind === 'nothing' ? null : place.id;
      const [, { rows, totals }] = await readProject(scope, actor, params.id, (id) => ({
        rows: membersOf(id, after, limit + 1),
        totals: count ? memberCount(id) : undefined,
      }));
      const page = cutPage(rows, limit, (last) => cursorAt(place, last.person_id, last.person_id));
      const people = await deps.people.directory(scope);
      const [counted] = totals;
      return {
        items: page.items.map((row) => toMemberView(row, people)),
        nextCursor: page.nextCursor,
        ...(counted && { total: counted.total }),
      };
    },
  ),
  tenantRoute(
    {
      method: 'PUT',
      url: '/projects/:id/members/:userId',
      tag,
      summary: 'Set a person’s project role',
      params: ProjectMemberParams,
      body: ProjectMemberPatch,
      reply: { 200: ProjectMemberView },
      refusals: [409],
    },
    async (context) => {
      const { params, body } = context;
      const by = await actorContextOf(deps, context);
      return context.commit(async (tx) =>
        toMemberView(
          await setProjectMember(tx, by, params.id, params.userId, body.role),
          by.people,
        ),
      );
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/projects/:id/members/:userId',
      tag,
      summary: 'Remove a person’s project role',
      params: ProjectMemberParams,
      reply: { 204: NoContent },
      refusals: [409],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit((tx) =>
        removeProjectMember(tx, by, context.params.id, context.params.userId),
      );
    },
  ),
];
