import type { PostgresServer } from '#tenancy/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { upkeepSchedules, upkeepJobs } from './jobs.ts';

export const upkeepFeature = (server: PostgresServer): Feature => ({
  name: 'upkeep',
  routes: [],
  jobs: upkeepJobs(server),
  schedules: upkeepSchedules,
});
