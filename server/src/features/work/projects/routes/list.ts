import { cutPage } from '#kernel/page.ts';
import { type SortField, cursorAt, placeOf } from '#kernel/sort.ts';
import { wordsAmong } from '#kernel/words.ts';
import type { Route } from '#platform/http/index.ts';
import { type Actor, seesEveryProject, tenantRoute } from '#identity/index.ts';
import type { WorkDeps } from '../actor-context.ts';
import { PROJECT_STATUSES } from '../model.ts';
import { ProjectPage, ProjectQuery } from '../schema.ts';
import { type ProjectFilter, type ProjectSort, listProjects } from '../store/list.ts';
import { toProjectView } from '../view.ts';

const SORTS: Record<ProjectSort, SortField> = {
  name: { kind: 'text' },
  key: { kind: 'text' },
  createdAt: { kind: 'time' },
  updatedAt: { kind: 'time' },
};

const filterOf = (query: ProjectQuery, actor: Actor): ProjectFilter => ({
  actorId: actor.userId,
  seesAll: seesEveryProject(actor),
  statuses: wordsAmong('status', query.status, PROJECT_STATUSES),
  text: query.q?.trim() ?? '',
  archived: query.archived ?? false,
  deleted: query.deleted ?? false,
});

export const listRoute = (deps: WorkDeps): Route =>
  tenantRoute(
    {
      method: 'GET',
      url: '/projects',
      tag: 'projects',
      summary: 'List projects',
      description: 'Only projects that you can see, newest first by default.',
      query: ProjectQuery,
      reply: { 200: ProjectPage },
    },
    async ({ actor, scope, query }) => {
      const { limit = deps.pageSize, sort = '-createdAt', cursor, count = false } = query;
      const place = placeOf(SORTS, sort, cursor);
      const { found, total } = await listProjects(
        scope,
        filterOf(query, actor),
        place,
        limit + 1,
        count,
      );
      const page = cutPage(found, limit, ({ project, sortValue }) =>
        cursorAt(place, sortValue, project.id),
      );
      const people = await deps.people.directory(scope);
      return {
        items: page.items.map(({ project }) => toProjectView(project, actor, people)),
        nextCursor: page.nextCursor,
        ...(total !== undefined && { total }),
      };
    },
  );
