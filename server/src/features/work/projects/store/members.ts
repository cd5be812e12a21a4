import type { ProjectRole } from '#identity/index.ts';
import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import { type Call, type TxScope, call } from '#tenancy/scope/index.ts';
import type { ProjectRef } from '../ref.ts';
import type { ProjectMemberRow, ProjectTables } from './tables.ts';

const selectMembers = statements(
  (
    db: Builder<ProjectTables>,
    $: { project: string; after: string; limit: number },
    shape: { paged: boolean },
  ) =>
    db
      .selectFrom('project_member')
      .select(['person_id', 'role'])
      .where('project_id', '=', $.project)
      .$if(shape.paged, (query) => query.where('person_id', '>', $.after))
      .orderBy('person_id')
      .limit($.limit),
);

const countMembers = statement((db: Builder<ProjectTables>, $: { project: string }) =>
  db
    .selectFrom('project_member')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('project_id', '=', $.project),
);

const selectRole = statements(
  (db: Builder<ProjectTables>, $: { project: string; person: string }, by: ProjectRef['by']) =>
    db
      .selectFrom('project_member as m')
      .innerJoin('project as p', 'p.id', 'm.project_id')
      .select('m.role')
      .where(by === 'id' ? 'p.id' : 'p.key', '=', $.project)
      .where('m.person_id', '=', $.person),
);

const insertMember = statement((db: Builder<ProjectTables>, $: ProjectMemberRow) =>
  db
    .insertInto('project_member')
    .values(columnsOf($, ['project_id', 'person_id', 'role', 'created_at'])),
);

const updateMember = statement(
  (db: Builder<ProjectTables>, $: { project: string; person: string; role: ProjectRole }) =>
    db
      .updateTable('project_member')
      .set({ role: $.role })
      .where('project_id', '=', $.project)
      .where('person_id', '=', $.person),
);

const deleteMember = statement(
  (db: Builder<ProjectTables>, $: { project: string; person: string }) =>
    db
      .deleteFrom('project_member')
      .where('project_id', '=', $.project)
      .where('person_id', '=', $.person),
);

const deleteMemberships = statement((db: Builder<ProjectTables>, $: { person: string }) =>
  db.deleteFrom('project_member').where('person_id', '=', $.person),
);

export type MemberRow = Pick<ProjectMemberRow, 'person_id' | 'role'>;

/** Explicit members, after one person's id or from the beginning. */
export const membersOf = (
  projectId: string,
  after: string | null,
  limit: number,
): Call<MemberRow> =>
  call(selectMembers({ paged: after !== null }), { project: projectId, after: after ?? '', limit });

export const memberCount = (projectId: string): Call<{ total: number }> =>
  call(countMembers, { project: projectId });

/** The explicit role of one person, when there is one. */
export const roleOf = (ref: ProjectRef, personId: string): Call<Pick<ProjectMemberRow, 'role'>> =>
  call(selectRole(ref.by), { project: ref.value, person: personId });

/** @param before the role the person has now, null for none; the project is locked, so it cannot change meanwhile */
export function setRole(
  tx: TxScope,
  projectId: string,
  personId: string,
  before: ProjectRole | null,
  after: ProjectRole | null,
): void {
  const member = { project: projectId, person: personId };
  if (after === null) tx.defer(deleteMember, member);
  else if (before !== null) tx.defer(updateMember, { ...member, role: after });
  else {
    tx.defer(insertMember, {
      project_id: projectId,
      person_id: personId,
      role: after,
      created_at: tx.now,
    });
  }
}

/** Takes away every explicit role of one person. */
export const removeRoles = (tx: TxScope, personId: string): void =>
  tx.defer(deleteMemberships, { person: personId });
