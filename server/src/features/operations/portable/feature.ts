import type { Feature } from '#identity/manifest.ts';
import type { PortableDeps } from './deps.ts';
import { portableEvents } from './events.ts';
import { portableSchedules, portableJobs } from './jobs.ts';

export const portableFeature = (deps: PortableDeps): Feature => ({
  name: 'portable',
  routes: [],
  events: portableEvents,
  jobs: portableJobs(deps),
  schedules: portableSchedules,
});
