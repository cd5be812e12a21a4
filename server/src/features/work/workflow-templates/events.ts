import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { WorkflowTemplate } from './model.ts';

/** A template as events tell of it. */
export const TemplateSnapshot = object({ id: Uuid, name: Type.String() });

const data = object({ template: TemplateSnapshot });

export const templateChanged = eventType({
  type: 'workflow_template.changed',
  summary: 'A workflow template was created or changed; projects that began with it did not change',
  data,
});
export const templateDeleted = eventType({
  type: 'workflow_template.deleted',
  summary: 'A workflow template was deleted; projects that began with it keep their workflow',
  data,
});

export const templateEvents: readonly EventType[] = [templateChanged, templateDeleted];

export const announceTemplate = (
  tx: TxScope,
  actor: Actor,
  what: typeof templateChanged,
  { id, name }: WorkflowTemplate,
): void =>
  announce(tx, what, {
    projectId: null,
    subjectId: id,
    actorId: actor.userId,
    data: { template: { id, name } },
  });
