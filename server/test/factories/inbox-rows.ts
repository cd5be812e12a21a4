import { type Builder, statement } from '#tenancy/query/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';

const countRows = statement(
  (db: Builder<{ notification: { person_id: string } }>, $: { person: string }) =>
    db
      .selectFrom('notification')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where('person_id', '=', $.person),
);

/** How many entries there are of someone, whether anyone sees them or not. */
export const countOfPerson = async (scope: Scope, person: string): Promise<number> =>
  (await scope.first(countRows, { person }))?.rows ?? 0;
