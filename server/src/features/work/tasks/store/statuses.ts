import { invalid } from '#kernel/errors.ts';
import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type Scope, call } from '#tenancy/scope/index.ts';
import { DEFAULT_WORKFLOW, findState, workflowOf } from '#features/work/workflow/index.ts';
import { type Sight, type ViewerParams, visible } from '#features/work/projects/index.ts';
import type { TaskFilter } from '../filter.ts';
import type { WorkTables } from './tables.ts';

type Db = Builder<WorkTables>;
interface Shape extends Sight {
  readonly project: 'id' | 'key' | undefined;
  readonly names: number;
}

/** Projects the actor may see: the one that is named, or all that have a state of one of these names. */
const selectProjects = statements(
  (db: Db, $: RowParams & ViewerParams & { project: string }, shape: Shape) =>
    visible(db, $, shape)
      .leftJoin('workflow_state as s', (join) =>
        shape.project === undefined
          ? join
              .onRef('s.project_id', '=', 'p.id')
              .on('s.live_name', 'in', listOf<string>($, 'name', shape.names))
          : join.on(({ lit }) => lit(false)),
      )
      .select(['p.id', 'p.workflow_revision', 's.name'])
      .$if(shape.project === undefined, (query) => query.where('s.name', 'is not', null))
      .$if(shape.project === 'id', (query) => query.where('p.id', '=', $.project))
      .$if(shape.project === 'key', (query) => query.where('p.key', '=', $.project)),
);

const unusualIn = ({ statuses }: TaskFilter): string[] =>
  statuses.filter((name) => !findState(DEFAULT_WORKFLOW, name));

interface ProjectRow {
  id: string;
  workflow_revision: string | null;
  name: string | null;
}

/** What the statuses of a filter are held against; nothing is asked for default names in all projects. */
export function statusesCall(filter: TaskFilter): Call<ProjectRow> | undefined {
  const { statuses, project, actorId: actor, seesAll } = filter;
  const unusual = unusualIn(filter);
  if (statuses.length === 0 || (unusual.length === 0 && project === undefined)) return undefined;
  return call(selectProjects({ seesAll, project: project?.by, names: unusual.length }), {
    actor,
    project: project?.value ?? '',
    ...paramsOfList('name', unusual),
  });
}

/**
 * @param rows what {@link statusesCall} found
 * @throws AppError `invalid` at `status`, naming the states of the project when it is one that the actor sees
 */
export async function requireStatuses(
  scope: Scope,
  filter: TaskFilter,
  rows: readonly ProjectRow[],
): Promise<void> {
  if (filter.project === undefined) {
    const used = new Set(rows.map(({ name }) => name));
    const unknown = unusualIn(filter).find((name) => !used.has(name));
    if (unknown === undefined) return;
    throw invalid({ path: 'status', message: `no project has the state ${unknown}` });
  }
  const [row] = rows;
  if (!row || filter.statuses.length === 0) return;
  const workflow = await workflowOf(scope, { projectId: row.id, revision: row.workflow_revision });
  if (filter.statuses.every((name) => findState(workflow, name))) return;
  const names = workflow.states.map(({ name }) => name).join(', ');
  throw invalid({
    path: 'status',
    message: `must be one or several of ${names}, separated by commas`,
  });
}
