import type { ProjectRole } from '#identity/index.ts';
import { standingOf } from './standing.ts';
import { projectFields } from '../fields.ts';
import type { Project } from '../model.ts';

export type ProjectRow = ReturnType<typeof projectFields.toRow>;

export interface ProjectMemberRow {
  project_id: string;
  person_id: string;
  role: ProjectRole;
  created_at: string;
}

export interface ProjectTables {
  project: ProjectRow;
  project_member: ProjectMemberRow;
}

export const PROJECT_COLUMNS = projectFields.columns;

/** A project with the caller's explicit role. */
export interface StandingRow extends ProjectRow {
  project_role: ProjectRole | null;
}

export const toProject = (row: StandingRow): Project =>
  Object.assign(projectFields.fromRow(row), { standing: standingOf(row) });
