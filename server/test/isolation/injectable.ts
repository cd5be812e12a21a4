import { sql } from 'kysely';
import { type Builder, type TenantScope, statement } from '#tenancy/index.ts';

/**
 * `select title from task where title = '<injected>'`, with the text pasted in. It is injectable on
 * purpose; no feature has such a query.
 */
export const injectable = (scope: TenantScope, text: string): Promise<{ title: string }[]> =>
  scope.rows(
    statement((db: Builder<{ task: { title: string } }>) =>
      db
        .selectFrom('task')
        .select('title')
        .where(sql<boolean>`title = '${sql.raw(text)}'`),
    ),
    {},
  );
