import Type from 'typebox';
import { Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { ActorContext, Project } from '#features/work/projects/index.ts';
import { CATEGORIES, StateName } from '#features/work/workflow/index.ts';
import type { WorkflowPlan } from './plan.ts';

export const workflowChanged = eventType({
  type: 'project.workflow_changed',
  summary: 'The states or transitions of a project changed',
  data: object({
    project: object({ id: Uuid, key: Type.String(), version: Type.Integer() }),
    states: Type.Array(object({ id: Uuid, name: StateName, category: oneOf(CATEGORIES) })),
    renamed: Type.Array(object({ from: StateName, to: StateName })),
    removed: Type.Array(
      object({
        name: StateName,
        to: nullable(Type.String({ description: 'The new state of its tasks' })),
      }),
    ),
  }),
});

export const workflowEvents: readonly EventType[] = [workflowChanged];

/** Announces a workflow that has been changed. */
export const announceWorkflow = (
  tx: TxScope,
  by: ActorContext,
  { id, key, version }: Project,
  { workflow, renamed, removed }: WorkflowPlan,
): void =>
  announce(tx, workflowChanged, {
    projectId: id,
    subjectId: id,
    actorId: by.actor.userId,
    data: {
      project: { id, key, version },
      states: workflow.states.map((state) => ({
        id: state.id,
        name: state.name,
        category: state.category,
      })),
      renamed: [...renamed],
      removed: removed.map(({ from, to }) => ({ name: from.name, to })),
    },
  });
