import type { PostgresServer } from '#tenancy/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { maintenanceSchedules, maintenanceJobs } from './jobs.ts';

export const maintenanceFeature = (server: PostgresServer): Feature => ({
  name: 'maintenance',
  routes: [],
  jobs: maintenanceJobs(server),
  schedules: maintenanceSchedules,
});
