import type { TenantRight } from '#identity/index.ts';

/** A label of the workspace. */
export interface Label {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
}

export const MAX_LABEL_LENGTH = 50;

export const labelRights = {
  manage: {
    name: 'labels.manage',
    summary: 'Add, rename, merge and delete labels',
    from: 'manager',
    can: 'manageLabels',
  },
} as const satisfies Record<string, TenantRight>;
