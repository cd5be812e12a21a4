import { cutPage } from '#kernel/page.ts';
import { cursorAt, placeOf } from '#kernel/sort.ts';
import { NoContent } from '#platform/http/schema.ts';
import type { Route } from '#platform/http/route.ts';
import { tenantRoute } from '#identity/index.ts';
import { history, historyQuery, toHistoryPage } from '#features/activity/index.ts';
import { type Directory, referTo } from '#features/people/index.ts';
import { type WorkDeps, byOf } from '#features/projects/index.ts';
import {
  TaskParams,
  abilitiesWith,
  mayPurge,
  purgeTask,
  readTrashedTask,
  toPriority,
  toTaskView,
} from '#features/tasks/index.ts';
import { TrashQuery, TrashedTaskDetail, TrashedTaskPage } from '../schema.ts';
import { type Deletion, deletionsOf, listTasks } from '../store.ts';
import { SORTS } from './sorts.ts';

const tag = 'trash';
const HISTORY = 20;

export const taskRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/trash/tasks',
      tag,
      summary: 'Deleted tasks, the latest first',
      description: 'Tasks of a deleted project are listed with the project alone.',
      query: TrashQuery,
      reply: { 200: TrashedTaskPage },
    },
    async ({ actor, scope, query }) => {
      const { limit = deps.pageSize, cursor, count = false } = query;
      const place = placeOf(SORTS, '-deletedAt', cursor);
      const { rows, total } = await listTasks(scope, actor, {
        place,
        limit: limit + 1,
        counted: count,
      });
      const page = cutPage(rows, limit, (last) => cursorAt(place, last.deleted_at ?? '', last.id));
      const ids = page.items.map(({ id }) => id);
      const [deletions, people] = await Promise.all([
        deletionsOf(scope, 'task', ids),
        deps.people.directory(scope),
      ]);
      return {
        items: page.items.map((row) => {
          const standing = { visibility: row.visibility, projectRole: row.project_role };
          const isArchived = row.archived_at !== null;
          const task = { reporterId: row.reporter_id, deletedAt: row.deleted_at };
          return {
            id: row.id,
            key: `${row.project_key}-${row.number}`,
            title: row.title,
            status: row.status,
            priority: toPriority(row.priority),
            project: {
              id: row.project_id,
              key: row.project_key,
              name: row.project_name,
              color: row.color,
            },
            deletedAt: row.deleted_at ?? '',
            ...told(deletions.get(row.id), people),
            can: {
              restore: abilitiesWith({ ...task, standing, isArchived }, actor).restore,
              purge: mayPurge(actor, { standing, isArchived }),
            },
          };
        }),
        nextCursor: page.nextCursor,
        ...(total !== undefined && { total }),
      };
    },
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/trash/tasks/:id',
      tag,
      summary: 'A deleted task, to read',
      params: TaskParams,
      reply: { 200: TrashedTaskDetail },
    },
    async ({ actor, scope, params }) => {
      const [task, { rows }] = await readTrashedTask(scope, actor, params.id, (id) => ({
        rows: history(historyQuery('task', id, { limit: HISTORY })),
      }));
      const [deletions, people] = await Promise.all([
        deletionsOf(scope, 'task', [task.id]),
        deps.people.directory(scope),
      ]);
      return {
        task: toTaskView(task, actor, people),
        deletedAt: task.deletedAt ?? '',
        ...told(deletions.get(task.id), people),
        can: { restore: abilitiesWith(task, actor).restore, purge: mayPurge(actor, task) },
        history: toHistoryPage(rows, HISTORY, task.projectKey, people),
      };
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/trash/tasks/:id',
      tag,
      summary: 'Delete a task in the trash for good',
      description: 'With its history; it cannot be restored. Leads of its project may.',
      params: TaskParams,
      reply: { 204: NoContent },
      refusals: [409],
    },
    async (context) => {
      const by = await byOf(deps, context);
      return context.commit((tx) => purgeTask(tx, by, context.params.id));
    },
  ),
];

const told = (deletion: Deletion | undefined, people: Directory) => ({
  deletedBy: referTo(people, deletion?.actorId ?? null),
  note: deletion?.note ?? null,
});
