import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/db/embedded/index.ts';
import { buildTemplate, dropDatabases } from './databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL superuser's connection; make databases of your own and drop them again. */
    adminUrl: string;
    /** The migrated deployment that `copyTemplate` copies. */
    template: string;
  }
}

/** One PostgreSQL for the whole run: the one DATABASE_URL names, else a fast throw-away one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  const embedded = given ? undefined : await startEmbedded({ ephemeral: true });
  const adminUrl = embedded?.adminUrl ?? given ?? '';
  const run = randomBytes(4).toString('hex');
  project.provide('adminUrl', adminUrl);
  project.provide('template', await buildTemplate(adminUrl, run));
  return async () => {
    await dropDatabases(adminUrl, `tft_${run}_`);
    await embedded?.[Symbol.asyncDispose]();
  };
}
