import type { SelectQueryBuilder } from 'kysely';
import type { Builder } from '#tenancy/query/index.ts';
import type { ProjectMemberRow, ProjectRow, ProjectTables } from './tables.ts';

/**
 * Who may see a project, in SQL. Every query over projects, or over what belongs to one, that answers someone
 * begins here; `roleInProject` is the same rule for a row that has been read.
 */

/** The parameter of a statement that names who asks. */
export interface ViewerParams {
  readonly actor: string;
}

/** The part of a statement's shape that depends on who asks. */
export interface Sight {
  /** Whether they see every project; see `seesEveryProject`. */
  readonly seesAll: boolean;
}

/** What such a query reads from: projects as `p`, and the caller's explicit role in each as `m`. */
export interface ViewedTables {
  p: ProjectRow;
  m: { [C in keyof ProjectMemberRow]: ProjectMemberRow[C] | null };
}

/** A query that has chosen no column yet, to which the tables of `T` can be joined. */
export type Viewed<T, Names extends keyof (T & ViewedTables) = 'p' | 'm'> = SelectQueryBuilder<
  T & ViewedTables,
  Names,
  object
>;

/** Every project. The reader of the rows must check them with `roleInProject`. */
export function withRole(db: Builder<ProjectTables>, $: ViewerParams, sight: Sight) {
  return joinRole(db.selectFrom('project as p'), $, sight);
}

/** The projects that someone may see, those in the trash among them. */
export function visibleOrTrashed<T extends ProjectTables>(
  db: Builder<T>,
  $: ViewerParams,
  sight: Sight,
): Viewed<T> {
  const query = withRole(db as unknown as Builder<ProjectTables>, $, sight);
  return shown(query, sight) as unknown as Viewed<T>;
}

/** The projects that someone may see and that are not in the trash. */
export function visible<T extends ProjectTables>(
  db: Builder<T>,
  $: ViewerParams,
  sight: Sight,
): Viewed<T> {
  const query = withRole(db as unknown as Builder<ProjectTables>, $, sight);
  return shown(query, sight).where('p.deleted_at', 'is', null) as unknown as Viewed<T>;
}

/**
 * The rows of a table that belong to such projects. MySQL reads lists in the order in which tables are named, and
 * begins at these rows.
 * @param of a table that has `project_id`, and what it is called
 * @example visibleRows(db, 'task as t', $, { seesAll }).select('t.title')
 */
export function visibleRows<
  T extends ProjectTables & { [Name in Table]: { project_id: string } },
  Table extends string,
  Alias extends string,
>(
  db: Builder<T>,
  of: `${Table} as ${Alias}`,
  $: ViewerParams,
  sight: Sight,
): Viewed<T & { [Name in Alias]: T[Table] }, 'p' | 'm' | Alias> {
  const alias = of.slice(of.indexOf(' as ') + ' as '.length);
  const rows = (db as unknown as Builder<ProjectTables & { row: { project_id: string } }>)
    .selectFrom(of as 'row as r')
    .innerJoin('project as p', 'p.id', `${alias}.project_id` as 'r.project_id');
  const query = shown(joinRole(rows as unknown as Projects, $, sight), sight);
  return query.where('p.deleted_at', 'is', null) as unknown as Viewed<
    T & { [Name in Alias]: T[Table] },
    'p' | 'm' | Alias
  >;
}

type Projects = SelectQueryBuilder<ProjectTables & { p: ProjectRow }, 'p', object>;

const joinRole = (projects: Projects, $: ViewerParams, { seesAll }: Sight) =>
  // People who see everything are leads of everything: their explicit role does not matter and is not looked up.
  projects.leftJoin('project_member as m', (join) =>
    seesAll
      ? join.on(({ lit }) => lit(false))
      : join.onRef('m.project_id', '=', 'p.id').on('m.person_id', '=', $.actor),
  );

const shown = (projects: ReturnType<typeof joinRole>, { seesAll }: Sight) =>
  projects.$if(!seesAll, (query) =>
    query.where(({ eb, or }) =>
      or([eb('p.visibility', '=', 'workspace'), eb('m.role', 'is not', null)]),
    ),
  );
