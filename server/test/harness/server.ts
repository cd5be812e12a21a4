import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/embedded-postgres/index.ts';
import { buildTemplate, dropDatabases } from './databases.ts';
import { startMariaDb } from './mariadb.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL superuser's connection; make databases of your own and drop them again. */
    adminUrl: string;
    /** The migrated deployment that `copyTemplate` copies. */
    template: string;
    /** The owner of a MariaDB server; see `mariadb-cell.ts` for a cell on it. */
    mariadbUrl: string;
  }
}

/**
 * One PostgreSQL for the whole run: the one DATABASE_URL names, else a fast throw-away one; and one
 * MariaDB beside it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  const starting = startMariaDb();
  // Heard below; if PostgreSQL fails first, its own error is the one to tell.
  starting.catch(() => undefined);
  const embedded = given ? undefined : await startEmbedded({ ephemeral: true });
  const adminUrl = embedded?.adminUrl ?? given ?? '';
  const run = randomBytes(4).toString('hex');
  project.provide('adminUrl', adminUrl);
  project.provide('template', await buildTemplate(adminUrl, run));
  const mariadb = await starting;
  project.provide('mariadbUrl', mariadb.url);
  return async () => {
    await mariadb[Symbol.asyncDispose]();
    await dropDatabases(adminUrl, `tft_${run}_`);
    await embedded?.[Symbol.asyncDispose]();
  };
}
