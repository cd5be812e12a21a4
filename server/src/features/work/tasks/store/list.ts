import { expressionBuilder } from 'kysely';
import type { CursorPosition, SortValue } from '#kernel/sort.ts';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  keysetParams,
  keysetParts,
  pageBy,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type Scope, call, namedBatch } from '#tenancy/scope/index.ts';
import { STANDING } from '#features/work/projects/index.ts';
import type { TaskFilter, TaskSort } from '../filter.ts';
import type { Task } from '../model.ts';
import { type Total, countOf } from './count.ts';
import {
  type FilterParams,
  type FilterShape,
  type Reach,
  filtered,
  filterParams,
  filterShape,
} from './filter.ts';
import { type Beginning, reachOf } from './reach.ts';
import { toTasks } from './resolve.ts';
import { TASK_COLUMNS, type TaskStandingRow, type WorkTables } from './tables.ts';
import { requireStatuses, statusesCall } from './statuses.ts';
import { visibleProjects } from './visible.ts';

const selectTasks = statements(
  (
    db: Builder<WorkTables>,
    $: FilterParams & KeysetParams & { limit: number },
    shape: FilterShape & { keyset: KeysetShape<TaskSort> },
  ) => {
    const { ref } = expressionBuilder<{ t: WorkTables['task'] }, 't'>();
    const sorts = {
      rank: ref('t.rank'),
      number: ref('t.number'),
      title: ref('t.title_key'),
      priority: ref('t.priority'),
      dueAt: ref('t.due_at'),
      createdAt: ref('t.created_at'),
      updatedAt: ref('t.updated_at'),
    };
    const sort = sorts[shape.keyset.field].$castTo<SortValue>();
    const found = filtered(db, $, shape)
      .select(TASK_COLUMNS.map((column) => `t.${column}` as const))
      .select([...STANDING, 'p.archived_at', 'p.workflow_revision', sort.as('sort_value')]);
    return pageBy(found, sort, ref('t.id'), shape.keyset, $).limit($.limit);
  },
);

type ListedRow = TaskStandingRow & { sort_value: SortValue };

export interface ListedTask {
  readonly task: Task;
  readonly sortValue: SortValue;
}

/** The statements whose rows, one after the other, are the page; the first may be enough. */
const pageCalls = (
  filter: TaskFilter,
  reach: Reach,
  place: CursorPosition<TaskSort>,
  limit: number,
): readonly Call<ListedRow>[] =>
  keysetParts(place).map((keyset) =>
    call(selectTasks({ ...filterShape(filter, reach), keyset }), {
      ...filterParams(filter),
      ...keysetParams(place),
      limit,
    }),
  );

/**
 * Up to `limit` tasks behind a place, and how many there are in all if that is asked: one message, or a few
 * when it has to be found out where to begin.
 * @throws AppError `invalid` for a status that none of the projects has
 * @param begin where, when the caller knows; the list is the same from everywhere
 */
export async function listTasks(
  scope: Scope,
  filter: TaskFilter,
  place: CursorPosition<TaskSort>,
  limit: number,
  counted: boolean,
  begin?: Beginning,
): Promise<{ found: ListedTask[]; total: Total | undefined }> {
  if (filter.key && filter.search === 'text or key' && place.behind === 'nothing') {
    const named = await listTasks(scope, { ...filter, search: 'key' }, place, limit, counted);
    if (named.found.length > 0) return named;
  }
  const start = begin ?? (await reachOf(scope, filter, place));
  const parts = await projectByProject(scope, filter, start, place);
  const pages = parts.map((one) => pageCalls(one.filter, one.reach, place, limit));
  const found: ListedRow[] = [];
  let total: Total | undefined;
  for (const part of (pages[0] ?? []).keys()) {
    const { counts, states, ...answers } = await namedBatch(scope, {
      states: part === 0 ? statusesCall(filter) : undefined,
      counts: counted && part === 0 ? countOf(filter, start.reach) : undefined,
      ...Object.fromEntries(pages.map((calls, i) => [`${i}`, calls[part]])),
    });
    if (part === 0) await requireStatuses(scope, filter, states);
    const lists = Object.values(answers as Record<string, ListedRow[]>);
    found.push(...(lists.length === 1 ? (lists[0] ?? []) : lists.flat().toSorted(inOrder(place))));
    if (counted && part === 0) total = toTotal(counts);
    // Those without a value stand behind all others, and are looked for only when these do not fill the page.
    if (found.length >= limit) break;
  }
  const rows = found.slice(0, limit);
  const tasks = await toTasks(scope, rows);
  return {
    found: tasks.map((task, i) => ({ task, sortValue: rows[i]?.sort_value ?? null })),
    total,
  };
}

const toTotal = ([row]: readonly { total: number; most: number | null }[]): Total => {
  const { total = 0, most = null } = row ?? {};
  return most !== null && total > most ? { total: most, totalIsMinimum: true } : { total };
};

/**
 * Each index but one holds an order for each project. The newest of all projects stand in that one, for those
 * who see them all; otherwise a few projects are read one by one.
 */
async function projectByProject(
  scope: Scope,
  filter: TaskFilter,
  { reach, within }: Beginning,
  { field }: CursorPosition<TaskSort>,
): Promise<readonly { readonly filter: TaskFilter; readonly reach: Reach }[]> {
  const isNarrow =
    filter.project !== undefined ||
    filter.search !== undefined ||
    filter.parentId !== undefined ||
    // Few, and sorted.
    reach === 'labels' ||
    (reach === 'assignee' && field !== 'updatedAt');
  if (isNarrow || filter.deleted || (filter.seesAll && field === 'createdAt'))
    return [{ filter, reach }];
  const ids = await visibleProjects(scope, filter);
  if (!ids || ids.length === 0) {
    // No index holds the order of many projects.
    const isOfPerson = typeof filter.assigneeId === 'string';
    return [{ filter, reach: isOfPerson && reach === 'order' ? 'assignee' : reach }];
  }
  return ids.map((id) => ({
    filter: { ...filter, project: { by: 'id', value: id } },
    reach: within(id),
  }));
}

/** As the database orders them: text by its bytes, nulls last both ways, ties by id. */
function inOrder({ descending }: CursorPosition<TaskSort>): (a: ListedRow, b: ListedRow) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [x, y] = [a.sort_value, b.sort_value];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else if (x !== y) {
      return sign * (typeof x === 'number' ? x - Number(y) : compareText(x, String(y)));
    }
    return sign * compareText(a.id, b.id);
  };
}

const compareText = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));
