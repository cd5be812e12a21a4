import { LRUCache } from 'lru-cache';
import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Call, type Scope, call } from '#tenancy/scope/index.ts';
import { DEFAULT_WORKFLOW, type WipPolicy, type Workflow, type WorkflowState } from '../model.ts';
import type { StateRow, WorkflowTables } from './tables.ts';

type Db = Builder<WorkflowTables>;

const selectWorkflow = statement((db: Db, $: { project: string }) =>
  db
    .selectFrom('workflow_state as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .leftJoin('workflow_transition as n', (join) =>
      join.onRef('n.project_id', '=', 's.project_id').onRef('n.from_state', '=', 's.id'),
    )
    .select(['s.id', 's.name', 's.color', 's.category', 's.wip_limit', 'n.to_state'])
    .select(['p.workflow_revision', 'p.wip_policy'])
    .where('s.project_id', '=', $.project)
    .where('s.position', 'is not', null)
    .orderBy('s.position')
    .orderBy('s.id'),
);

type WorkflowRow = Pick<StateRow, 'id' | 'name' | 'color' | 'category' | 'wip_limit'> & {
  to_state: string | null;
  workflow_revision: string | null;
  wip_policy: WipPolicy;
};

/**
 * Workflows by tenant and revision. A revision never stands for anything else, so nothing here is ever wrong, and a
 * process that has never seen one asks for it.
 */
const known = new LRUCache<string, Workflow>({ max: 10_000 });

/** What a row of a project says of its workflow. */
export interface WorkflowRef {
  readonly projectId: string;
  readonly revision: string | null;
}

/** The workflow of a project: no message for the default and for those this process knows. */
export async function workflowOf(scope: Scope, ref: WorkflowRef): Promise<Workflow> {
  return (await workflowsOf(scope, [ref]))(ref);
}

/**
 * The workflows of some projects: one message for all that this process does not know yet.
 * @returns finds the workflow of one of them
 */
export async function workflowsOf(
  scope: Scope,
  refs: readonly WorkflowRef[],
): Promise<(ref: WorkflowRef) => Workflow> {
  const keyOf = (revision: string): string => `${scope.tenantId} ${revision}`;
  const found = new Map<string, Workflow>();
  const unknown = new Map<string, string>();
  for (const { projectId, revision } of refs) {
    if (revision === null) continue;
    const workflow = known.get(keyOf(revision));
    if (workflow) found.set(revision, workflow);
    else unknown.set(revision, projectId);
  }
  if (unknown.size > 0) {
    const calls = [...unknown.values()].map((project) => call(selectWorkflow, { project }));
    const answers = await scope.batch(calls);
    for (const [i, asked] of [...unknown.keys()].entries()) {
      const workflow = toWorkflow(answers[i] ?? []);
      // Changed since the row was read: what is there now goes for it, but is not remembered as that revision.
      found.set(asked, workflow);
      if (workflow.revision !== null) known.set(keyOf(workflow.revision), workflow);
    }
  }
  return ({ revision }) =>
    (revision === null ? undefined : found.get(revision)) ?? DEFAULT_WORKFLOW;
}

function toWorkflow(rows: readonly WorkflowRow[]): Workflow {
  const [first] = rows;
  if (!first) return DEFAULT_WORKFLOW;
  const states = Map.groupBy(rows, ({ id }) => id);
  return {
    revision: first.workflow_revision,
    wipPolicy: first.wip_policy,
    states: [...states.values()].map(toState),
  };
}

function toState(rows: readonly WorkflowRow[]): WorkflowState {
  const [row] = rows;
  if (!row) throw new Error('a group has at least one member');
  return {
    id: row.id,
    name: row.name,
    color: row.color,
    category: row.category,
    wipLimit: row.wip_limit,
    next: rows.map(({ to_state }) => to_state).filter((to) => to !== null),
  };
}

const lockStateRow = statement((db: Db, $: { project: string; id: string }) =>
  db
    .selectFrom('workflow_state')
    .select('id')
    .where('project_id', '=', $.project)
    .where('id', '=', $.id)
    .forUpdate(),
);

/** Holds a state until the end of the unit of work; after its project and the task that enters it. */
export const lockState = (project: string, id: string): Call<{ id: string }> =>
  call(lockStateRow, { project, id });
