import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import {
  type ActivityKind,
  ActivityQuery,
  activityPage,
  history,
  historyQuery,
  toHistoryPage,
} from '#features/foundation/activity/index.ts';
import { ProjectParams, type WorkDeps, readProject } from '#features/work/projects/index.ts';
import { TaskParams, readTaskWith } from '#features/work/tasks/index.ts';

/** @param kinds what every feature records */
export function historyRoutes(deps: WorkDeps, kinds: readonly ActivityKind[]): Route[] {
  const reply = activityPage(kinds);
  return [
    tenantRoute(
      {
        method: 'GET',
        url: '/projects/:id/activity',
        tag: 'projects',
        summary: 'List a project’s history, newest first',
        params: ProjectParams,
        query: ActivityQuery,
        reply: { 200: reply },
      },
      async ({ actor, scope, params, query }) => {
        const page = { ...query, limit: query.limit ?? deps.pageSize };
        const [project, { rows }] = await readProject(scope, actor, params.id, (id) => ({
          rows: history(historyQuery('project', id, page)),
        }));
        return toHistoryPage(rows, page.limit, project.key, await deps.people.directory(scope));
      },
    ),
    tenantRoute(
      {
        method: 'GET',
        url: '/tasks/:id/activity',
        tag: 'tasks',
        summary: 'List a task’s history, newest first',
        params: TaskParams,
        query: ActivityQuery,
        reply: { 200: reply },
      },
      async ({ actor, scope, params, query }) => {
        const page = { ...query, limit: query.limit ?? deps.pageSize };
        const [task, { rows }] = await readTaskWith(scope, actor, params.id, (id) => ({
          rows: history(historyQuery('task', id, page)),
        }));
        return toHistoryPage(rows, page.limit, task.projectKey, await deps.people.directory(scope));
      },
    ),
  ];
}
