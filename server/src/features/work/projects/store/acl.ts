import type { ProjectRole } from '#identity/index.ts';
import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Scope, call } from '#tenancy/scope/index.ts';
import type { ProjectAcl, ExplicitRole } from '#features/foundation/live/index.ts';
import type { ProjectRow, ProjectTables } from './tables.ts';

/** Who may see which project, read for many people at once. */

type AclRow = Pick<ProjectRow, 'id' | 'visibility' | 'archived_at'>;

const selectAcls = statement((db: Builder<ProjectTables>) =>
  db.selectFrom('project').select(['id', 'visibility', 'archived_at']),
);

const selectAcl = statement((db: Builder<ProjectTables>, $: { project: string }) =>
  db.selectFrom('project').select(['id', 'visibility', 'archived_at']).where('id', '=', $.project),
);

const selectRolesIn = statement((db: Builder<ProjectTables>, $: { project: string }) =>
  db
    .selectFrom('project_member')
    .select(['project_id', 'person_id', 'role'])
    .where('project_id', '=', $.project),
);

const selectRolesOf = statement((db: Builder<ProjectTables>, $: { person: string }) =>
  db
    .selectFrom('project_member')
    .select(['project_id', 'person_id', 'role'])
    .where('person_id', '=', $.person),
);

/** How many people are asked about in one message. */
const AT_A_TIME = 100;

export const allAcls = async (scope: Scope): Promise<ProjectAcl[]> =>
  (await scope.rows(selectAcls, {})).map(toAcl);

/** One project, trashed ones included, and every explicit role in it. */
export async function aclOf(
  scope: Scope,
  projectId: string,
): Promise<{ acl: ProjectAcl | undefined; roles: ExplicitRole[] }> {
  const of = { project: projectId };
  const [[row], roles] = await scope.batch([call(selectAcl, of), call(selectRolesIn, of)]);
  return { acl: row && toAcl(row), roles: roles.map(toRole) };
}

/** Every explicit role of some people. */
export async function rolesOfPeople(
  scope: Scope,
  personIds: readonly string[],
): Promise<ExplicitRole[]> {
  const found: ExplicitRole[] = [];
  for (let from = 0; from < personIds.length; from += AT_A_TIME) {
    const some = personIds.slice(from, from + AT_A_TIME);
    const answers = await scope.batch(some.map((person) => call(selectRolesOf, { person })));
    found.push(...answers.flat().map(toRole));
  }
  return found;
}

const toAcl = (row: AclRow): ProjectAcl => ({
  id: row.id,
  visibility: row.visibility,
  isArchived: row.archived_at !== null,
});

const toRole = (row: {
  project_id: string;
  person_id: string;
  role: ProjectRole;
}): ExplicitRole => ({
  projectId: row.project_id,
  personId: row.person_id,
  role: row.role,
});
