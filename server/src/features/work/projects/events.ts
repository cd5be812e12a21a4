import Type, { type Static } from 'typebox';
import { Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { PROJECT_ROLES, type ProjectRole } from '#identity/index.ts';
import { type ProjectDiff, projectFields } from './fields.ts';
import type { ActorContext, Project } from './model.ts';

/** A project in events: its state after the change, with people as ids. */
const ProjectSnapshot = object(projectFields.snapshotProperties, { title: 'ProjectSnapshot' });
export type ProjectSnapshot = Static<typeof ProjectSnapshot>;

const ProjectChange = object({
  project: ProjectSnapshot,
  changed: Type.Array(Type.String(), { description: 'The changed fields' }),
});

/** What is told of a project that is gone for good. */
export const PurgedProject = object({ id: Uuid, key: Type.String() });

export const projectCreated = eventType({
  type: 'project.created',
  summary: 'A project was created',
  data: object({ project: ProjectSnapshot }),
});
export const projectUpdated = eventType({
  type: 'project.updated',
  summary: 'Fields of a project changed, or it was archived or unarchived',
  data: ProjectChange,
});
export const projectDeleted = eventType({
  type: 'project.deleted',
  summary: 'A project was moved to the trash with its tasks',
  data: ProjectChange,
});
export const projectRestored = eventType({
  type: 'project.restored',
  summary: 'A project was restored from the trash',
  data: ProjectChange,
});
export const projectPurged = eventType({
  type: 'project.purged',
  summary: 'A project was permanently deleted with its tasks',
  data: object({ project: PurgedProject }),
});
export const projectMemberChanged = eventType({
  type: 'project.member_changed',
  summary: 'A person’s project role changed or was removed',
  data: object({ personId: Uuid, role: nullable(oneOf(PROJECT_ROLES)) }),
});

export const projectEvents: readonly EventType[] = [
  projectCreated,
  projectUpdated,
  projectDeleted,
  projectRestored,
  projectPurged,
  projectMemberChanged,
];

const toSnapshot = (project: Project): ProjectSnapshot => projectFields.snapshot(project, false);

const about = ({ id }: Pick<Project, 'id'>, by: ActorContext) => ({
  projectId: id,
  subjectId: id,
  actorId: by.actor.userId,
});

export const announceCreated = (tx: TxScope, by: ActorContext, project: Project): void =>
  announce(tx, projectCreated, { ...about(project, by), data: { project: toSnapshot(project) } });

/** Announces what became of a project. */
export function announceChange(tx: TxScope, by: ActorContext, diff: ProjectDiff): void {
  const { before, after } = diff;
  const { fields: changed } = projectFields.changed(diff);
  const kind =
    (before.deletedAt === null) === (after.deletedAt === null)
      ? projectUpdated
      : after.deletedAt === null
        ? projectRestored
        : projectDeleted;
  announce(tx, kind, { ...about(after, by), data: { project: toSnapshot(after), changed } });
}

/** Announces that a project was permanently deleted. The event has no project, because no one can see it any more. */
export const announcePurged = (tx: TxScope, by: ActorContext, { id, key }: Project): void =>
  announce(tx, projectPurged, {
    projectId: null,
    subjectId: id,
    actorId: by.actor.userId,
    data: { project: { id, key } },
  });

/** Announces that someone has another role in a project. @param role null for no explicit role */
export const announceRole = (
  tx: TxScope,
  by: ActorContext,
  project: Pick<Project, 'id'>,
  personId: string,
  role: ProjectRole | null,
): void => announce(tx, projectMemberChanged, { ...about(project, by), data: { personId, role } });
