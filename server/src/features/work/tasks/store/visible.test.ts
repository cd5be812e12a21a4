import { expect, it } from 'vitest';
import { type Builder, statement } from '#tenancy/query/index.ts';
import type { WorkTables } from './tables.ts';
import { visibleTasks } from './visible.ts';

it.each([true, false])('begins pages at the tasks, as MySQL keeps to the order (%s)', (seesAll) => {
  const page = statement((db: Builder<WorkTables>, $: { actor: string }) =>
    visibleTasks(db, $, { seesAll }).select('t.id').orderBy('t.rank').limit(10),
  );
  expect(page.compiled('mysql').text).toMatch(
    /^select straight_join `t`\.`id` from `task` as `t` inner join `project` as `p` .* left join `project_member` as `m`/,
  );
});
