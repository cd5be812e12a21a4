import type { ProjectRole, Role } from './roles.ts';

/** A right in a workspace, declared by the feature that asks for it and listed in its manifest. */
export interface TenantRight {
  /** Stable; a refusal names it, such as `labels.manage`. */
  readonly name: string;
  /** What it lets someone do, as the table of permissions says it. */
  readonly summary: string;
  /** The least role that has it. */
  readonly from: Role;
  /** Its name in the workspace's `can`, for what the page must know beforehand. */
  readonly can?: string;
}

/** A right in a project or over a task in it, declared by the feature that asks for it. */
export interface ProjectRight {
  readonly name: string;
  readonly summary: string;
  /** @param isOwn whether the actor reported the task; a right over projects does not look at it */
  readonly allows: (role: ProjectRole, isOwn: boolean) => boolean;
}
