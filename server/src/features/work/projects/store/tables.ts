import type { WipPolicy } from '#features/work/workflow/index.ts';
import type { ProjectRole } from '#identity/index.ts';
import { standingOf } from './standing.ts';
import type { Project, ProjectStatus, Visibility } from '../model.ts';

export interface ProjectRow {
  id: string;
  key: string;
  name: string;
  description: string;
  status: ProjectStatus;
  visibility: Visibility;
  color: string;
  owner_id: string | null;
  start_date: string | null;
  target_date: string | null;
  next_number: number;
  workflow_revision: string | null;
  wip_policy: WipPolicy;
  version: number;
  description_version: number;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  deleted_at: string | null;
}

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

export const PROJECT_COLUMNS = [
  'id',
  'key',
  'name',
  'description',
  'status',
  'visibility',
  'color',
  'owner_id',
  'start_date',
  'target_date',
  'next_number',
  'workflow_revision',
  'wip_policy',
  'version',
  'description_version',
  'created_at',
  'updated_at',
  'archived_at',
  'deleted_at',
] as const;

/** A project with the caller's explicit role. */
export interface StandingRow extends ProjectRow {
  project_role: ProjectRole | null;
}

export const toProject = (row: StandingRow): Project => ({
  id: row.id,
  key: row.key,
  name: row.name,
  description: row.description,
  status: row.status,
  visibility: row.visibility,
  color: row.color,
  ownerId: row.owner_id,
  startDate: row.start_date,
  targetDate: row.target_date,
  nextNumber: row.next_number,
  workflowRevision: row.workflow_revision,
  wipPolicy: row.wip_policy,
  version: row.version,
  descriptionVersion: row.description_version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  archivedAt: row.archived_at,
  deletedAt: row.deleted_at,
  standing: standingOf(row),
});

export const toProjectRow = (project: Project): ProjectRow => ({
  id: project.id,
  key: project.key,
  name: project.name,
  description: project.description,
  status: project.status,
  visibility: project.visibility,
  color: project.color,
  owner_id: project.ownerId,
  start_date: project.startDate,
  target_date: project.targetDate,
  next_number: project.nextNumber,
  workflow_revision: project.workflowRevision,
  wip_policy: project.wipPolicy,
  version: project.version,
  description_version: project.descriptionVersion,
  created_at: project.createdAt,
  updated_at: project.updatedAt,
  archived_at: project.archivedAt,
  deleted_at: project.deletedAt,
});
