import Type, { type Static } from 'typebox';
import { PlainDate, Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { PROJECT_ROLES, type ProjectRole } from '#identity/index.ts';
import { textVersion } from '#features/foundation/texts/index.ts';
import { type ActorContext, PROJECT_STATUSES, type Project, VISIBILITIES } from './model.ts';

/** A project in events: its state after the change, with people as ids. */
const ProjectSnapshot = object(
  {
    id: Uuid,
    key: Type.String(),
    name: Type.String(),
    status: oneOf(PROJECT_STATUSES),
    visibility: oneOf(VISIBILITIES),
    color: Type.String(),
    ownerId: nullable(Uuid),
    startDate: nullable(PlainDate),
    targetDate: nullable(PlainDate),
    version: Type.Integer(),
    descriptionVersion: Type.Optional(textVersion('description')),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    archivedAt: nullable(Timestamp),
    deletedAt: nullable(Timestamp),
  },
  { title: 'ProjectSnapshot' },
);
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

const toSnapshot = (project: Project): ProjectSnapshot => ({
  id: project.id,
  key: project.key,
  name: project.name,
  status: project.status,
  visibility: project.visibility,
  color: project.color,
  ownerId: project.ownerId,
  startDate: project.startDate,
  targetDate: project.targetDate,
  version: project.version,
  descriptionVersion: project.descriptionVersion,
  createdAt: project.createdAt,
  updatedAt: project.updatedAt,
  archivedAt: project.archivedAt,
  deletedAt: project.deletedAt,
});

const about = ({ id }: Pick<Project, 'id'>, by: ActorContext) => ({
  projectId: id,
  subjectId: id,
  actorId: by.actor.userId,
});

export const announceCreated = (tx: TxScope, by: ActorContext, project: Project): void =>
  announce(tx, projectCreated, { ...about(project, by), data: { project: toSnapshot(project) } });

/** Part of every event, so its own change is not listed. */
const ALWAYS = new Set<string>([
  'version',
  'descriptionVersion',
  'updatedAt',
  'standing',
  'workflowRevision',
  'wipPolicy',
]);

/** Announces that a project was deleted or restored. */
export function announceChange(
  tx: TxScope,
  by: ActorContext,
  before: Project,
  after: Project,
): void {
  const changed = (Object.keys(after) as (keyof Project)[]).filter(
    (field) => !ALWAYS.has(field) && before[field] !== after[field],
  );
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
