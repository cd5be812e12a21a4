import { type Builder, statement, statements } from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import type { ProjectRef } from '../ref.ts';
import { PROJECT_COLUMNS, type ProjectTables, type StandingRow } from './tables.ts';
import { type Sight, withRole } from './visible.ts';

const selectProject = statements(
  (
    db: Builder<ProjectTables>,
    $: { value: string; actor: string },
    { by, ...sight }: Sight & { by: ProjectRef['by'] },
  ) =>
    withRole(db, $, sight)
      .select(PROJECT_COLUMNS.map((column) => `p.${column}` as const))
      .select('m.role as project_role')
      .where(by === 'id' ? 'p.id' : 'p.key', '=', $.value),
);

const lockProjectRow = statements(
  (db: Builder<ProjectTables>, $: { value: string }, by: ProjectRef['by']) =>
    db
      .selectFrom('project')
      .select('id')
      .where(by === 'id' ? 'id' : 'key', '=', $.value)
      .forUpdate(),
);

const lockAll = statement((db: Builder<ProjectTables>) =>
  db.selectFrom('project').select('id').where('deleted_at', 'is', null).orderBy('id').forUpdate(),
);

/** The project with the standing of one person in it; `admit` decides whether they may see it. */
export const findProject = (ref: ProjectRef, actor: Actor): Call<StandingRow> =>
  call(selectProject({ by: ref.by, seesAll: seesEveryProject(actor) }), {
    value: ref.value,
    actor: actor.userId,
  });

/**
 * Holds the project until the end of the unit of work. Numbers and ranks of its tasks are given out,
 * and its own fields changed, by one at a time. Locked before any of its tasks, always.
 */
export const lockProject = (ref: ProjectRef): Call<{ id: string }> =>
  call(lockProjectRow(ref.by), { value: ref.value });

/**
 * Holds every project, and so everyone who adds a task to one. Who asks for this has the limit `projects`
 * first, and no project: concurrent callers wait there.
 */
export const lockProjects = (): Call<{ id: string }> => call(lockAll, {});
