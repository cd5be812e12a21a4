import { NoContent, type Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import {
  type ActivityKind,
  history,
  historyQuery,
  toHistoryPage,
} from '#features/foundation/activity/index.ts';
import { type WorkDeps, actorContextOf, standingOf } from '#features/work/projects/index.ts';
import {
  TaskParams,
  abilitiesWith,
  mayPurge,
  purgeTask,
  readTrashedTask,
  toPriority,
  toTaskView,
} from '#features/work/tasks/index.ts';
import { DEFAULT_WORKFLOW, stateOf } from '#features/work/workflow/index.ts';
import { toldOf, trashPage } from '../page.ts';
import { TrashQuery, TrashedTaskPage, trashedTaskDetail } from '../schema.ts';
import { deletionsOf, listTasks } from '../store.ts';

const tag = 'trash';
const HISTORY = 20;

/** @param kinds what every feature records */
export const taskRoutes = (deps: WorkDeps, kinds: readonly ActivityKind[]): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/trash/tasks',
      tag,
      summary: 'List deleted tasks, latest first',
      description: 'Tasks of a deleted project are listed only with the project.',
      query: TrashQuery,
      reply: { 200: TrashedTaskPage },
    },
    ({ actor, ...request }) =>
      trashPage(
        deps,
        { actor, ...request },
        {
          of: 'task',
          list: listTasks,
          view: (row) => {
            const standing = standingOf(row);
            const isArchived = row.archived_at !== null;
            const task = { reporterId: row.reporter_id, deletedAt: row.deleted_at };
            return {
              id: row.id,
              key: `${row.project_key}-${row.number}`,
              title: row.title,
              status: row.status,
              category: row.category ?? stateOf(DEFAULT_WORKFLOW, row.status).category,
              priority: toPriority(row.priority),
              project: {
                id: row.project_id,
                key: row.project_key,
                name: row.project_name,
                color: row.color,
              },
              can: {
                restore: abilitiesWith({ ...task, standing, isArchived }, actor).restore,
                purge: mayPurge(actor, { standing, isArchived }),
              },
            };
          },
        },
      ),
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/trash/tasks/:id',
      tag,
      summary: 'Get a deleted task',
      params: TaskParams,
      reply: { 200: trashedTaskDetail(kinds) },
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
        ...toldOf(deletions.get(task.id), people),
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
      summary: 'Permanently delete a task in the trash',
      description: 'Deletes its history too; it cannot be restored. For project leads.',
      params: TaskParams,
      reply: { 204: NoContent },
      refusals: [409],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit((tx) => purgeTask(tx, by, context.params.id));
    },
  ),
];
