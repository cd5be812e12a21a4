import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import type { PeopleTables } from '#features/foundation/people/index.ts';

const selectActiveMember = statement((db: Builder<PeopleTables>, $: { id: string }) =>
  db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', '=', $.id)
    .where('kind', '=', 'member')
    .where('active', '=', true),
);

/** The member of that id, if they still belong here: asked in the unit of work itself, not of the cached directory. */
export const findActiveMember = (id: string): Call<{ id: string; name: string }> =>
  call(selectActiveMember, { id });
