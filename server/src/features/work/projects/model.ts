import type { Entitled } from '#tenancy/registry/index.ts';
import type { Actor, ProjectStanding } from '#identity/index.ts';
import type { WipPolicy } from '#features/work/workflow/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';

export const PROJECT_STATUSES = ['active', 'paused', 'completed'] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

export const VISIBILITIES = ['workspace', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * The deletion time of a project that was deleted for good and is being removed: to everyone it is gone,
 * and to the clean-up it has been in the trash for long enough.
 */
export const PURGED_AT = '2000-01-01T00:00:00.000Z';

export const MAX_PROJECT_DESCRIPTION = 20_000;

/** A project, with what decides about the one who asked for it. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly status: ProjectStatus;
  readonly visibility: Visibility;
  /** `#rrggbb` */
  readonly color: string;
  readonly ownerId: string | null;
  readonly startDate: string | null;
  readonly targetDate: string | null;
  /** The number its next task gets. */
  readonly nextNumber: number;
  /** Which workflow it has; null for the default. */
  readonly workflowRevision: string | null;
  readonly wipPolicy: WipPolicy;
  readonly version: number;
  readonly descriptionVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
  readonly standing: ProjectStanding;
}

/** Who does something: what every action is given besides its unit of work. */
export interface ActorContext {
  readonly actor: Actor;
  readonly tenant: Entitled;
  readonly people: Directory;
}
