import { toUtc } from '#kernel/dates.ts';
import { invalid } from '#kernel/errors.ts';
import { parseId } from '#kernel/ids.ts';
import type { SortField } from '#kernel/sort.ts';
import { splitWords, wordsAmong } from '#kernel/words.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import { MAX_LABELS } from '#features/work/task-labels/index.ts';
import { type ProjectRef, parseProjectRef } from '#features/work/projects/index.ts';
import { CATEGORIES, type Category, MOST_STATES } from '#features/work/workflow/index.ts';
import { PRIORITIES, type Priority } from './model.ts';
import { type TaskRef, parseTaskRef } from './ref.ts';
import type { TASK_SORTS, TaskFilterQuery } from './schema.ts';

export type TaskSort = (typeof TASK_SORTS)[number];

export const SORTS: Record<TaskSort, SortField> = {
  rank: { kind: 'text' },
  number: { kind: 'integer' },
  title: { kind: 'text' },
  priority: { kind: 'integer' },
  dueAt: { kind: 'time', nullable: true },
  createdAt: { kind: 'time' },
  updatedAt: { kind: 'time' },
};

/** Which tasks, seen by whom. Empty lists and undefined leave a criterion out. */
export interface TaskFilter {
  readonly actorId: string;
  /** Whether the actor sees every project, so that nothing need be hidden. */
  readonly seesAll: boolean;
  readonly project: ProjectRef | undefined;
  /** The names of states. */
  readonly statuses: readonly string[];
  readonly categories: readonly Category[];
  readonly priorities: readonly Priority[];
  /** Null for tasks without assignee. */
  readonly assigneeId: string | null | undefined;
  readonly labels: readonly string[];
  /** Part of the title; besides, the task of that number or key. */
  readonly text: string;
  /** What the text may be; `key` looks for the task of that key alone. */
  readonly search: 'text' | 'text or number' | 'text or key' | 'key' | undefined;
  readonly number: number | undefined;
  readonly key: Extract<TaskRef, { by: 'key' }> | undefined;
  readonly dueBefore: string | undefined;
  readonly dueAfter: string | undefined;
  readonly updatedSince: string | undefined;
  readonly parentId: string | undefined;
  readonly deleted: boolean;
}

const NUMBER = /^#?(\d{1,9})$/;

/** @throws AppError `invalid` naming the field that is not right */
export function toFilter(query: TaskFilterQuery, actor: Actor): TaskFilter {
  const text = query.q?.trim() ?? '';
  const number = NUMBER.exec(text)?.[1];
  const ref = parseTaskRef(text);
  return {
    actorId: actor.userId,
    seesAll: seesEveryProject(actor),
    project: query.project ? projectOf(query.project) : undefined,
    statuses: statusesOf(query.status),
    categories: wordsAmong('category', query.category, CATEGORIES),
    priorities: wordsAmong('priority', query.priority, PRIORITIES),
    assigneeId: query.assignee ? assigneeOf(query.assignee, actor) : undefined,
    labels: labelsOf(query.label),
    text,
    search: searchFor(text, number !== undefined, ref?.by === 'key'),
    number: number === undefined ? undefined : Number(number),
    key: ref?.by === 'key' ? ref : undefined,
    dueBefore: query.dueBefore && toUtc('dueBefore', query.dueBefore),
    dueAfter: query.dueAfter && toUtc('dueAfter', query.dueAfter),
    updatedSince: query.updatedSince && toUtc('updatedSince', query.updatedSince),
    parentId: query.parent,
    deleted: query.deleted ?? false,
  };
}

function searchFor(text: string, isNumber: boolean, isKey: boolean): TaskFilter['search'] {
  if (isKey) return 'text or key';
  if (isNumber) return 'text or number';
  return text === '' ? undefined : 'text';
}

function projectOf(text: string): ProjectRef {
  const ref = parseProjectRef(text);
  if (!ref) throw invalid({ path: 'project', message: 'must be the id or the key of a project' });
  return ref;
}

function assigneeOf(text: string, actor: Actor): string | null {
  if (text === 'me') return actor.userId;
  if (text === 'none') return null;
  const id = parseId(text);
  if (!id) throw invalid({ path: 'assignee', message: 'must be me, none or the id of a person' });
  return id;
}

function statusesOf(text: string | undefined): string[] {
  const names = splitWords(text);
  if (names.length > MOST_STATES)
    throw invalid({ path: 'status', message: `must name at most ${MOST_STATES} statuses` });
  return names;
}

function labelsOf(text: string | undefined): string[] {
  const labels = splitWords(text);
  if (labels.length > MAX_LABELS)
    throw invalid({ path: 'label', message: `must name at most ${MAX_LABELS} labels` });
  return labels;
}
