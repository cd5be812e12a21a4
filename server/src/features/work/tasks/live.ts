import Type, { type Static } from 'typebox';
import { object } from '#platform/http/index.ts';
import {
  type Presented,
  type Presenter,
  type Viewer,
  presentAsIs,
  presenter,
} from '#features/foundation/live/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import {
  PurgedTask,
  type TaskSnapshot,
  taskCreated,
  taskDeleted,
  taskPurged,
  taskRestored,
  taskUpdated,
  tasksReordered,
} from './events.ts';
import { DEFAULT_WORKFLOW, nextNames, stateOf } from '#features/work/workflow/index.ts';
import { abilitiesWith } from './policy.ts';
import { TaskView } from './schema.ts';

const LiveTask = object(
  {
    ...TaskView.properties,
    description: Type.Optional(TaskView.properties.description),
    // The version before, which may run beside this one, tells of neither.
    titleVersion: Type.Optional(TaskView.properties.titleVersion),
    descriptionVersion: Type.Optional(TaskView.properties.descriptionVersion),
  },
  { title: 'LiveTask', description: 'A task; its description only when that is new' },
);
type LiveTask = Static<typeof LiveTask>;

type TaskData = { readonly data: { readonly task: TaskSnapshot } };

const isOwn = ({ data: { task } }: TaskData, userId: string): boolean => task.reporterId === userId;

/** How what becomes of tasks looks to those who are connected. */
export const taskPresenters: readonly Presenter[] = [
  presenter(
    taskCreated,
    LiveTask,
    ({ data: { task } }, viewer, people) => present(task, viewer, people),
    { isOwn },
  ),
  presenter(
    [taskUpdated, taskDeleted, taskRestored],
    LiveTask,
    ({ data: { task, changed } }, viewer, people) => present(task, viewer, people, changed),
    { isOwn },
  ),
  presenter(taskPurged, PurgedTask, ({ data }) => ({ data: data.task })),
  presentAsIs(tasksReordered),
];

/** The task as a request would answer it to that viewer; its description only when that is new. */
function present(
  { assigneeId, ...task }: TaskSnapshot,
  { actor, project }: Viewer,
  people: Directory,
  changed?: readonly string[],
): Presented<LiveTask> | undefined {
  if (!project) return undefined;
  const { reporterId, ...told } = task;
  const data = {
    ...told,
    assignee: referTo(people, assigneeId),
    reporter: referTo(people, reporterId),
    // The version before, which may run beside this one, tells of neither, and knows the default alone.
    category: task.category ?? stateOf(DEFAULT_WORKFLOW, task.status).category,
    transitions: task.transitions ?? nextNames(DEFAULT_WORKFLOW, task.status),
    can: abilitiesWith({ ...task, ...project }, actor),
  };
  return { data, ...(changed && { changed }) };
}
