import { type Builder, statement } from '#tenancy/language/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { ProjectTables } from './tables.ts';

const deleteTrashed = statement((db: Builder<ProjectTables>, $: { before: string }) =>
  db.deleteFrom('project').where('deleted_at', '<', $.before),
);

/** Removes projects that were put in the trash before a time, with all that is in them. @returns how many */
export const removeTrashed = (tx: TxScope, before: string): Promise<number> =>
  tx.change(deleteTrashed, { before });
