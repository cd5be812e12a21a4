import type { QueryKey } from '@tanstack/react-query';
import { priorities } from '#features/work/fields/index.ts';
import { valuesOf, type TaskFilter } from '../filter.ts';
import type { Sort } from '../queries.ts';
import type { EventTask } from './task-change.ts';

/** What decides about a task's place in one list, as the server would decide. */
export interface Rules {
  /** Whether it belongs there; undefined when only the server can tell. */
  accepts: (task: EventTask) => boolean | undefined;
  /** The order; undefined when only the server knows it. */
  compare: ((a: EventTask, b: EventTask) => number) | undefined;
  /** Fields that a verdict rests on which only the server can give. */
  opaque: readonly string[];
}

/** The rules of a cached column or list, by its key. @param me for lists of one's own tasks */
export function rulesOf(queryKey: QueryKey, me: string): Rules | undefined {
  const [, , kind, projectId, ...rest] = queryKey;
  if (kind === 'column') {
    const [status, filter] = rest as [string, TaskFilter];
    return rules(String(projectId), { ...filter, status }, 'rank', me);
  }
  if (kind === 'list') {
    const [filter, sort] = rest as [TaskFilter, Sort];
    return rules(String(projectId), filter, sort, me);
  }
  return undefined;
}

function rules(projectId: string, filter: TaskFilter, sort: Sort, me: string): Rules {
  const tests = testsOf(filter, me);
  const text = filter.q?.trim() ?? '';
  const field = sort.replace('-', '');
  return {
    accepts: (task) => {
      if (task.projectId !== projectId || !tests.every((test) => test(task))) return false;
      // The server finds more than this page could: by number, by key, by its own idea of case.
      return text === '' ? true : undefined;
    },
    compare: comparison(sort),
    opaque: [...(text ? ['title'] : []), ...(field === 'title' ? ['title'] : [])],
  };
}

type Test = (task: EventTask) => boolean;

function testsOf({ status, priority, assignee, label, deleted }: TaskFilter, me: string): Test[] {
  const [statuses, levels, labels] = [valuesOf(status), valuesOf(priority), valuesOf(label)];
  const wanted = assignee === 'me' ? me : assignee === 'none' ? undefined : assignee;
  return [
    (task) => (task.deletedAt !== null) === (deleted === true),
    ...(statuses.length > 0 ? [(task: EventTask) => statuses.includes(task.status)] : []),
    ...(levels.length > 0 ? [(task: EventTask) => levels.includes(task.priority)] : []),
    ...(assignee ? [(task: EventTask) => task.assignee?.id === wanted] : []),
    ...(labels.length > 0
      ? [(task: EventTask) => task.labels.some((name) => labels.includes(name))]
      : []),
  ];
}

type Value = string | number | null;

const values: Record<string, (task: EventTask) => Value> = {
  rank: (task) => task.rank,
  number: (task) => task.number,
  priority: (task) => priorities.indexOf(task.priority),
  dueAt: (task) => task.dueAt,
  createdAt: (task) => task.createdAt,
  updatedAt: (task) => task.updatedAt,
};

/** Nothing comes last both ways; ties are settled by id, in the same direction. */
function comparison(sort: Sort): Rules['compare'] {
  const isDown = sort.startsWith('-');
  const value = values[isDown ? sort.slice(1) : sort];
  if (!value) return undefined;
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else if (x !== y) {
      return x < y === isDown ? 1 : -1;
    }
    if (a.id === b.id) return 0;
    return a.id < b.id === isDown ? 1 : -1;
  };
}
