import { AppError } from '#kernel/errors.ts';
import { cutPage } from '#kernel/page.ts';
import { cursorAt, placeOf } from '#kernel/sort.ts';

import { type Clock, iso } from '#kernel/time.ts';
import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import type { Scope } from '#tenancy/index.ts';
import { namedBatch } from '#tenancy/scope/index.ts';
import { ProjectParams, type WorkDeps, readProject } from '#features/work/projects/index.ts';
import { workflowOf } from '#features/work/workflow/index.ts';
import { SORTS, toFilter } from '../filter.ts';
import { StatisticsView, TaskFilterQuery, TaskPage, TaskQuery } from '../schema.ts';
import { toStatistics } from '../statistics.ts';
import { listTasks } from '../store/list.ts';
import { statisticsCalls, toTally } from '../store/statistics.ts';
import { requireStatuses } from '../store/statuses.ts';
import { toTaskView } from '../view.ts';

export interface TaskDeps extends WorkDeps {
  readonly clock: Clock;
}

export const listRoutes = (deps: TaskDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tasks',
      tag: 'tasks',
      summary: 'List tasks',
      description:
        'Only tasks in projects that you can see, newest first by default; `rank` sorts like a board column.',
      query: TaskQuery,
      reply: { 200: TaskPage },
    },
    async ({ actor, scope, query }) => {
      const { limit = deps.pageSize, sort = '-createdAt', cursor, count = false } = query;
      const place = placeOf(SORTS, sort, cursor);
      const { found, total } = await listTasks(
        scope,
        toFilter(query, actor),
        place,
        limit + 1,
        count,
      );
      const page = cutPage(found, limit, ({ task, sortValue }) =>
        cursorAt(place, sortValue, task.id),
      );
      const people = await deps.people.directory(scope);
      return {
        items: page.items.map(({ task }) => toTaskView(task, actor, people)),
        nextCursor: page.nextCursor,
        ...total,
      };
    },
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/tasks/statistics',
      tag: 'tasks',
      summary: 'Count tasks, with the same filters as the list',
      query: TaskFilterQuery,
      reply: { 200: StatisticsView },
    },
    async ({ actor, scope, reader, query }) => {
      const filter = toFilter(query, actor);
      const calls = statisticsCalls(filter, iso(deps.clock.now()));
      const { groups, late, states } = await namedBatch(reader, calls);
      await requireStatuses(reader, filter, states);
      const people = await deps.people.directory(scope);
      return toStatistics(groups.map(toTally), late[0]?.overdue ?? 0, people);
    },
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/projects/:id/statistics',
      tag: 'projects',
      summary: 'Get a project’s task statistics',
      params: ProjectParams,
      reply: { 200: StatisticsView },
    },
    async ({ actor, scope, reader, params }) => {
      const read = (from: Scope) =>
        readProject(from, actor, params.id, (id) =>
          statisticsCalls(toFilter({ project: id }, actor), iso(deps.clock.now())),
        );
      // A project of a moment ago is not on the replica yet.
      const [project, { groups, late }] = await read(reader).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not_found') return read(scope);
        throw error;
      });
      const people = await deps.people.directory(scope);
      const workflow = await workflowOf(scope, {
        projectId: project.id,
        revision: project.workflowRevision,
      });
      return toStatistics(groups.map(toTally), late[0]?.overdue ?? 0, people, workflow);
    },
  ),
];
