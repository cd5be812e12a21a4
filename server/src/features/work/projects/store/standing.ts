import type { ProjectRole, ProjectStanding } from '#identity/index.ts';

/** The columns that {@link standingOf} wants, of a query that `visible.ts` began. */
export const STANDING = ['p.visibility', 'm.role as project_role'] as const;

/** What the decision about a row depends on, besides the caller. */
export const standingOf = (row: {
  readonly visibility: ProjectStanding['visibility'];
  readonly project_role: ProjectRole | null;
}): ProjectStanding => ({ visibility: row.visibility, projectRole: row.project_role });
