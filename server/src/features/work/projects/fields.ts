import Type from 'typebox';
import { fields } from '#platform/fields/index.ts';
import { PlainDate, Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { Positive } from '#tenancy/transfer/index.ts';
import { type Actor, PROJECT_ROLES, roleInProject } from '#identity/index.ts';
import { asItIs, excerpt } from '#features/foundation/activity/index.ts';
import { type Directory, Reference, referTo } from '#features/foundation/people/index.ts';
import { textVersion } from '#features/foundation/texts/index.ts';
import { WIP_POLICIES } from '#features/work/workflow/index.ts';
import { KEY_PATTERN } from './key.ts';
import { MAX_PROJECT_DESCRIPTION, PROJECT_STATUSES, type Project, VISIBILITIES } from './model.ts';
import { abilitiesIn } from './policy.ts';

/** What answers are made with beside the project. */
export interface ProjectViewer {
  readonly actor: Actor;
  readonly people: Directory;
}

export const ProjectKey = Type.String({
  pattern: KEY_PATTERN,
  description: '2 to 10 characters of A-Z and 0-9, starting with a letter',
});
export const ProjectName = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '\\S',
  description: '1 to 120 characters; trimmed',
});
const Description = Type.String({
  maxLength: MAX_PROJECT_DESCRIPTION,
  description: 'Markdown, up to 20,000 characters',
});
const Status = oneOf(PROJECT_STATUSES);
const VisibilityName = oneOf(VISIBILITIES, {
  description:
    'workspace: visible to every member; private: visible to project members, and to owners and admins of the workspace',
});
const Color = Type.String({
  pattern: '^#[0-9a-fA-F]{6}$',
  description: 'A colour such as #3b5bdb',
});

const asGiven = <T>(value: T): T => value;

/**
 * Every field of a project, once: its column, how answers and events tell it, what a request may put there, and how the
 * history tells of it. A new field is a line here, one in `model.ts` and a migration.
 */
export const projectFields = fields<
  Project,
  'standing',
  ProjectViewer,
  Pick<ProjectViewer, 'people'>
>()({
  id: { column: 'id', personal: false, view: Uuid },
  key: {
    column: 'key',
    personal: false,
    view: ProjectKey,
    snapshot: Type.String(),
    row: ProjectKey,
  },
  name: {
    column: 'name',
    personal: true,
    view: Type.String(),
    input: ProjectName,
    accept: (name: string) => name.trim(),
    row: ProjectName,
    history: asItIs,
  },
  description: {
    column: 'description',
    personal: true,
    view: Type.String({ maxLength: MAX_PROJECT_DESCRIPTION }),
    snapshot: false,
    input: Description,
    initial: '',
    row: Description,
    history: excerpt,
  },
  status: {
    column: 'status',
    personal: false,
    view: Status,
    input: Status,
    accept: asGiven<Project['status']>,
    initial: 'active',
    row: Status,
    history: asItIs,
  },
  visibility: {
    column: 'visibility',
    personal: false,
    view: VisibilityName,
    snapshot: oneOf(VISIBILITIES),
    input: VisibilityName,
    accept: asGiven<Project['visibility']>,
    initial: 'workspace',
    row: VisibilityName,
    history: asItIs,
  },
  color: {
    column: 'color',
    personal: false,
    view: Type.String(),
    input: Color,
    accept: (color: string) => color.toLowerCase(),
    row: Color,
    history: asItIs,
  },
  ownerId: {
    column: 'owner_id',
    personal: true,
    view: nullable(Reference),
    shownAs: 'owner',
    show: (id, { people }) => referTo(people, id),
    snapshot: nullable(Uuid),
    input: Type.String({
      format: 'uuid',
      description: 'An active member, who also becomes a lead',
    }),
    accept: asGiven<string>,
    history: (id, _other, { people }) => referTo(people, id),
  },
  startDate: {
    column: 'start_date',
    personal: false,
    view: nullable(PlainDate),
    input: nullable(PlainDate),
    history: asItIs,
  },
  targetDate: {
    column: 'target_date',
    personal: false,
    view: nullable(PlainDate),
    input: nullable(PlainDate),
    history: asItIs,
  },
  nextNumber: { column: 'next_number', personal: false, initial: 1, row: Positive },
  workflowRevision: {
    column: 'workflow_revision',
    personal: false,
    followsOthers: true,
    initial: null,
  },
  wipPolicy: {
    column: 'wip_policy',
    personal: false,
    followsOthers: true,
    initial: 'warn',
    row: oneOf(WIP_POLICIES),
  },
  version: {
    column: 'version',
    personal: false,
    followsOthers: true,
    view: Type.Integer({ description: 'Increases with every change; the ETag' }),
    snapshot: Type.Integer(),
    initial: 1,
    row: Positive,
  },
  descriptionVersion: {
    column: 'description_version',
    personal: false,
    followsOthers: true,
    view: textVersion('description'),
    snapshot: Type.Optional(textVersion('description')),
    initial: 1,
    row: Positive,
  },
  createdAt: { column: 'created_at', personal: false, view: Timestamp },
  updatedAt: { column: 'updated_at', personal: false, followsOthers: true, view: Timestamp },
  archivedAt: { column: 'archived_at', personal: false, view: nullable(Timestamp), initial: null },
  deletedAt: { column: 'deleted_at', personal: false, view: nullable(Timestamp), initial: null },
  role: {
    derive: ({ standing }, { actor }) => roleInProject(actor, standing),
    view: nullable(oneOf(PROJECT_ROLES, { description: "The caller's role in the project" })),
  },
  can: {
    derive: (project, { actor }) => abilitiesIn(project, actor),
    view: object(
      {
        update: Type.Boolean(),
        delete: Type.Boolean(),
        createTask: Type.Boolean(),
        manageMembers: Type.Boolean(),
      },
      { description: 'What the caller can do' },
    ),
  },
});

/** What differs between two states of a project. */
export type ProjectDiff = ReturnType<typeof projectFields.diff>;
