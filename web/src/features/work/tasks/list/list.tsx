import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ListTodo, SearchX, Trash2 } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { messageOf, type Project } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, Empty, Skeleton } from '#ui/index.ts';
import type { TaskFilter } from '../filter.ts';
import { useLabelColors } from '../fields/labels-field.tsx';
import { tasksOf, totalOf, totalText } from '../pages.ts';
import { listQuery, type Sort } from '../queries.ts';
import { Row } from './row.tsx';
import './list.css';

const columns: { name: string; sort?: Exclude<Sort, `-${string}`>; className: string }[] = [
  { name: 'Task', sort: 'number', className: 'is-task' },
  { name: 'Priority', sort: 'priority', className: 'is-priority' },
  { name: 'Assignee', className: 'is-assignee' },
  { name: 'Due', sort: 'dueAt', className: 'is-due' },
  { name: 'Updated', sort: 'updatedAt', className: 'is-updated' },
];

/** A project's tasks as a table that scrolls without end. */
export default function List({
  project,
  filter,
  sort,
  openKey,
  onSort,
  onCreate,
}: {
  project: Project;
  filter: TaskFilter;
  sort: Sort;
  openKey: string | undefined;
  onSort: (sort: Sort) => void;
  onCreate: () => void;
}) {
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(listQuery(slug, project.id, filter, sort));
  const scroller = useRef<HTMLDivElement>(null);
  const colors = useLabelColors();
  const tasks = tasksOf(query.data);
  const total = totalOf(query.data);
  const shownTotal = totalText(query.data);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;

  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (window.innerWidth < 768 ? 64 : 42),
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const lastRow = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastRow >= tasks.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastRow, tasks.length]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (!step || !row || !(event.target as HTMLElement).matches('.tf-row-title')) return;
    event.preventDefault();
    const next = Number(row.dataset['index']) + step;
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${next}"] .tf-row-title`)
        ?.focus({ preventScroll: true }),
    );
  }

  if (query.isError && !query.data) {
    return (
      <Empty
        icon={<SearchX size={22} />}
        title="The tasks could not be loaded"
        action={<Button onClick={() => void query.refetch()}>Try again</Button>}
      >
        {messageOf(query.error)}
      </Empty>
    );
  }
  if (query.data && tasks.length === 0) {
    if (filter.deleted && Object.keys(filter).length === 1) {
      return (
        <Empty icon={<Trash2 size={22} />} title="Nothing is deleted">
          A deleted task waits here and can be restored.
        </Empty>
      );
    }
    return Object.keys(filter).length > 0 ? (
      <Empty icon={<SearchX size={22} />} title="Nothing matches">
        No task fits these filters. Remove one to see more.
      </Empty>
    ) : (
      <Empty
        icon={<ListTodo size={22} />}
        title="No tasks yet"
        action={
          project.can.createTask && (
            <Button variant="primary" onClick={onCreate}>
              Create the first task
            </Button>
          )
        }
      >
        Write down the first thing that has to happen. The rest follows.
      </Empty>
    );
  }
  return (
    <div ref={scroller} className="tf-list">
      <div
        role="table"
        aria-label="Tasks"
        aria-rowcount={total ?? tasks.length}
        onKeyDown={onKeyDown}
      >
        <div role="row" className="tf-row is-head">
          {columns.map((column) => (
            <Head key={column.name} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
        {!query.data && <Waiting />}
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {rows.map((row) => {
            const task = tasks[row.index];
            return (
              task && (
                <Row
                  key={row.key}
                  ref={virtual.measureElement}
                  task={task}
                  index={row.index}
                  top={row.start}
                  colors={colors}
                  search={{ ...filter, view: 'list', sort }}
                  open={task.key === openKey}
                />
              )
            );
          })}
        </div>
      </div>
      {total !== undefined && (
        <p className="tf-list-total tabular" role="status">
          {total === 1 ? '1 task' : `${shownTotal} tasks`}
        </p>
      )}
    </div>
  );
}

function Head({
  column,
  sort,
  onSort,
}: {
  column: (typeof columns)[number];
  sort: Sort;
  onSort: (sort: Sort) => void;
}) {
  const field = column.sort;
  const way = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined;
  return (
    <div role="columnheader" className={`tf-cell ${column.className}`} aria-sort={way}>
      {field ? (
        <button
          type="button"
          className="tf-sort"
          onClick={() => onSort(way === 'descending' ? field : `-${field}`)}
        >
          {column.name}
          {way === 'ascending' && <ArrowUp size={13} aria-hidden="true" />}
          {way === 'descending' && <ArrowDown size={13} aria-hidden="true" />}
        </button>
      ) : (
        column.name
      )}
    </div>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading tasks">
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className="tf-row-waiting">
          <Skeleton width={16} height={16} round={8} />
          <Skeleton width={56} />
          <Skeleton width={`${50 - ((index * 7) % 25)}%`} />
        </div>
      ))}
    </div>
  );
}
