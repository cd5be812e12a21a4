import type { PostgresServer } from '#tenancy/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { upkeepDuties, upkeepJobs } from './jobs.ts';

export const upkeepFeature = (server: PostgresServer): Feature => ({
  name: 'upkeep',
  routes: [],
  jobs: upkeepJobs(server),
  duties: upkeepDuties,
});
