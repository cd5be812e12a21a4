import type { Row } from '#tenancy/transfer/index.ts';
import { toStateRows } from '#features/insight/analytics/index.ts';
import {
  type CompletedRow,
  type HistoryRow,
  type TransitionRow,
  completionOf,
  transitionIn,
} from '#features/work/workflow/index.ts';
import type { Source } from '../source.ts';

/**
 * A source with the tables that it lacks because a version before wrote it, made from those that it has; itself when
 * it lacks none. What a migration makes of rows that are there, this makes of rows that arrive.
 */
export function completed(source: Source): Source {
  const has = new Set(source.tables.map(({ name }) => name));
  const lacks = Object.keys(MADE).filter((name) => !has.has(name));
  if (lacks.length === 0) return source;
  return {
    tables: [
      ...source.tables,
      ...lacks.map((name) => ({ name, columns: MADE[name]?.columns ?? [], rows: 0 })),
    ],
    rows: (name) =>
      (lacks.includes(name) ? MADE[name]?.rows(source) : undefined) ?? source.rows(name),
  };
}

interface Made {
  readonly columns: readonly string[];
  readonly rows: (source: Source) => AsyncIterable<readonly Row[]>;
}

const MADE: Readonly<Record<string, Made>> = {
  task_transition: {
    columns: [
      'id',
      'project_id',
      'task_id',
      'from_state',
      'to_state',
      'from_category',
      'to_category',
      'at',
      'actor_id',
    ],
    async *rows(source) {
      const told = new Set<string>();
      for await (const page of source.rows('activity')) {
        const found = page.map((row) => transitionIn(row as unknown as HistoryRow));
        const rows = found.filter((row) => row !== undefined);
        for (const { task_id: id } of rows) told.add(id);
        yield rows.map(toRow);
      }
      for await (const page of source.rows('task')) {
        const untold = page.filter(({ id }) => !told.has(String(id)));
        const found = untold.map((row) => completionOf(row as unknown as CompletedRow));
        yield found.filter((row) => row !== undefined).map(toRow);
      }
    },
  },
  project_snapshot_state: {
    columns: ['project_id', 'day', 'state_id', 'category', 'tasks'],
    async *rows(source) {
      for await (const page of source.rows('project_snapshot')) yield page.flatMap(toStateRows);
    },
  },
};

const toRow = (row: TransitionRow): Row => ({ ...row });
