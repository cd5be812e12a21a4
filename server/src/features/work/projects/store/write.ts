import { violatedConstraint } from '#platform/db/index.ts';
import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import { type Call, type TxScope, call } from '#tenancy/scope/index.ts';
import { AppError } from '#kernel/errors.ts';
import { type ProjectDiff, projectFields } from '../fields.ts';
import type { Project } from '../model.ts';
import { PROJECT_COLUMNS, type ProjectRow, type ProjectTables } from './tables.ts';

const selectKeysLike = statement((db: Builder<ProjectTables>, $: { pattern: string }) =>
  db.selectFrom('project').select('key').where('key', 'like', $.pattern),
);

const selectProjectUsage = statement<ProjectTables, object, { usage: number }>((db) =>
  db
    .selectFrom('project')
    .select(({ fn }) => fn.countAll<number>().as('usage'))
    .where('deleted_at', 'is', null),
);

const insertRow = statement((db: Builder<ProjectTables>, $: ProjectRow) =>
  db.insertInto('project').values(columnsOf($, PROJECT_COLUMNS)),
);

const updateRow = statements(
  (db: Builder<ProjectTables>, $: ProjectRow, columns: readonly (keyof ProjectRow)[]) =>
    db.updateTable('project').set(columnsOf($, columns)).where('id', '=', $.id),
);

const advance = statement((db: Builder<ProjectTables>, $: { id: string }) =>
  db
    .updateTable('project')
    .set(({ eb }) => ({ next_number: eb('next_number', '+', 1) }))
    .where('id', '=', $.id),
);

const setNumber = statement((db: Builder<ProjectTables>, $: { id: string; next: number }) =>
  db.updateTable('project').set({ next_number: $.next }).where('id', '=', $.id),
);

/** Keys that begin like this one, deleted projects' too: a key is never given twice. */
export const keysLike = (key: string): Call<{ key: string }> =>
  call(selectKeysLike, { pattern: `${key}%` });

/** How many projects count against the plan. */
export const projectUsage = (): Call<{ usage: number }> => call(selectProjectUsage, {});

/** @throws AppError `duplicate_key` when someone took the key at the same moment */
export async function insertProject(tx: TxScope, project: Project): Promise<void> {
  try {
    await tx.change(insertRow, projectFields.toRow(project));
  } catch (error) {
    if (violatedConstraint(error) !== 'project_key') throw error;
    throw keyTaken(project.key);
  }
}

export const keyTaken = (key: string): AppError =>
  new AppError('duplicate_key', `Another project has the key ${key}; choose a different one.`);

/** Writes the columns of the fields that differ. */
export function saveProject(tx: TxScope, { after, fields }: ProjectDiff): void {
  if (fields.length === 0) return;
  tx.defer(updateRow(projectFields.columnsOf(fields)), projectFields.toRow(after));
}

/**
 * Takes the next task number: afterwards `nextNumber - 1` is the caller's alone, since the project stays
 * locked until the end of the unit of work, and a roll-back gives it back, so no number goes missing.
 */
export const takeNumber = (projectId: string): Call<unknown> => call(advance, { id: projectId });

/** Goes on numbering from here; the project is locked. */
export const continueNumbersAt = (tx: TxScope, id: string, next: number): void =>
  tx.defer(setNumber, { id, next });
