import { type Builder, statement } from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { PURGED_AT } from '../model.ts';
import type { ProjectTables } from './tables.ts';

const deleteTrashed = statement((db: Builder<ProjectTables>, $: { before: string }) =>
  db.deleteFrom('project').where('deleted_at', '<', $.before),
);

const deleteProject = statement((db: Builder<ProjectTables>, $: { id: string; purged: string }) =>
  db.deleteFrom('project').where('id', '=', $.id).where('deleted_at', '=', $.purged),
);

const markPurged = statement((db: Builder<ProjectTables>, $: { id: string; purged: string }) =>
  db.updateTable('project').set({ deleted_at: $.purged }).where('id', '=', $.id),
);

/** Takes a project out of everyone's sight for good. */
export const markForRemoval = (tx: TxScope, id: string): void =>
  tx.defer(markPurged, { id, purged: PURGED_AT });

/** Removes a project that was marked for it; its tasks have gone before it. */
export const removeProject = (tx: TxScope, id: string): Promise<number> =>
  tx.change(deleteProject, { id, purged: PURGED_AT });

/** Removes projects that were put in the trash before a time, with all that is in them. @returns how many */
export const removeTrashed = (tx: TxScope, before: string): Promise<number> =>
  tx.change(deleteTrashed, { before });
