import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/db/embedded/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL superuser's connection; make databases of your own and drop them again. */
    adminUrl: string;
  }
}

/** One PostgreSQL for the whole run: the one DATABASE_URL names, else a fast throw-away one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    project.provide('adminUrl', given);
    return async () => {};
  }
  const server = await startEmbedded({ ephemeral: true });
  project.provide('adminUrl', server.adminUrl);
  return async () => {
    await server[Symbol.asyncDispose]();
  };
}
