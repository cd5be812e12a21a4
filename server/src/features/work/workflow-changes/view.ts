import type { Actor } from '#identity/index.ts';
import { type Project, abilitiesIn } from '#features/work/projects/index.ts';
import type { StatusCount } from '#features/work/tasks/index.ts';
import { type Workflow, nextNames } from '#features/work/workflow/index.ts';
import type { WorkflowView } from './schema.ts';

export const toWorkflowView = (
  project: Project,
  workflow: Workflow,
  counts: readonly StatusCount[],
  actor: Actor,
): WorkflowView => ({
  projectId: project.id,
  version: project.version,
  isDefault: workflow.revision === null,
  wipPolicy: workflow.wipPolicy,
  states: workflow.states.map(({ id, name, category, color, wipLimit }) => ({
    id,
    name,
    category,
    color,
    wipLimit,
    next: nextNames(workflow, name),
    tasks: Math.max(0, Number(counts.find(({ status }) => status === name)?.tasks ?? 0)),
  })),
  can: { update: abilitiesIn(project, actor).update },
});
