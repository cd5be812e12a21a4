import Type, { type Static } from 'typebox';
import {
  Timestamp,
  Uuid,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
} from '#platform/http/index.ts';
import { type ActivityKind, activityPage } from '#features/foundation/activity/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import { CATEGORIES, StateName } from '#features/work/workflow/index.ts';
import { PRIORITIES, TaskView } from '#features/work/tasks/index.ts';

const deletion = {
  deletedAt: Timestamp,
  deletedBy: nullable(Reference),
  note: nullable(
    Type.String({ description: 'The reason, if the workspace’s retention rules deleted it' }),
  ),
  can: object(
    { restore: Type.Boolean(), purge: Type.Boolean() },
    { description: 'What the caller can do' },
  ),
};

export const TrashedTask = object(
  {
    id: Uuid,
    key: Type.String({ description: 'Such as QUIC-12' }),
    title: Type.String(),
    status: StateName,
    category: oneOf(CATEGORIES, { description: 'The category of the status' }),
    priority: oneOf(PRIORITIES),
    project: object({ id: Uuid, key: Type.String(), name: Type.String(), color: Type.String() }),
    ...deletion,
  },
  { title: 'TrashedTask' },
);
export type TrashedTask = Static<typeof TrashedTask>;

export const TrashedTaskPage = pageOf(TrashedTask);

/** @param kinds what every feature records */
export const trashedTaskDetail = (kinds: readonly ActivityKind[]) =>
  object(
    { task: TaskView, ...deletion, history: activityPage(kinds) },
    { title: 'TrashedTaskDetail', description: 'The history has only the latest entries' },
  );

export const TrashedProject = object(
  {
    id: Uuid,
    key: Type.String(),
    name: Type.String(),
    color: Type.String(),
    tasks: Type.Integer({ minimum: 0, description: 'Number of tasks that are restored with it' }),
    ...deletion,
  },
  { title: 'TrashedProject' },
);
export type TrashedProject = Static<typeof TrashedProject>;

export const TrashedProjectPage = pageOf(TrashedProject);

export const TrashQuery = object(pageQuery);
