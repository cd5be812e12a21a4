import { type TenantEvent, isOf } from '#messaging/events/index.ts';
import { projectMemberChanged } from '#features/work/projects/index.ts';
import {
  type TaskChange,
  type TaskSnapshot,
  taskCreated,
  taskDeleted,
  taskRestored,
  taskUpdated,
} from '#features/work/tasks/index.ts';
import type { Note } from './model.ts';

/** The kinds of events that may concern somebody. */
export const TOLD_OF = [
  taskCreated,
  taskUpdated,
  taskDeleted,
  taskRestored,
  projectMemberChanged,
] as const;

/** Whom an event concerns and how: never the one whose doing it was. */
export function notesOf(event: TenantEvent): ReadonlyMap<string, readonly Note[]> {
  const notes = new Map<string, Note[]>();
  for (const [personId, note] of concerns(event)) {
    if (personId === null || personId === event.actorId) continue;
    notes.set(personId, [...(notes.get(personId) ?? []), note]);
  }
  return notes;
}

type Concern = readonly [personId: string | null, note: Note];

function concerns(event: TenantEvent): Concern[] {
  if (isOf(event, taskCreated)) {
    const { task, imported } = event.data;
    // Hundreds of tasks that come at once are news of an import, not of each.
    return imported ? [] : [[task.assigneeId, plain('assigned')]];
  }
  if (isOf(event, taskUpdated)) return ofUpdate(event.data);
  if (isOf(event, taskDeleted)) return toOwners(event.data.task, plain('deleted'));
  if (isOf(event, taskRestored)) return toOwners(event.data.task, plain('restored'));
  if (isOf(event, projectMemberChanged)) {
    const { personId, role } = event.data;
    return [[personId, { kind: 'role', from: null, to: role }]];
  }
  return [];
}

function ofUpdate({ task, changed, before }: TaskChange): Concern[] {
  const was = before as Partial<TaskSnapshot>;
  const has = (field: keyof TaskSnapshot): boolean => changed.includes(field);
  return [
    ...(has('assigneeId')
      ? ([
          [task.assigneeId, plain('assigned')],
          [was.assigneeId ?? null, plain('unassigned')],
        ] as const)
      : []),
    ...(has('status')
      ? toOwners(task, { kind: 'status', from: was.status ?? null, to: task.status })
      : []),
    ...(has('dueAt')
      ? toOwners(task, { kind: 'due', from: was.dueAt ?? null, to: task.dueAt })
      : []),
  ];
}

/** A task is somebody's when they are to do it, or asked for it. */
const toOwners = ({ assigneeId, reporterId }: TaskSnapshot, note: Note): Concern[] =>
  [...new Set([assigneeId, reporterId])].map((personId) => [personId, note] as const);

const plain = (kind: 'assigned' | 'unassigned' | 'deleted' | 'restored'): Note => ({
  kind,
  from: null,
  to: null,
});
