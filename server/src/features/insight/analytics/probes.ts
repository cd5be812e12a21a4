import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /analytics/projects/:id': (w) => [
    { url: `/analytics/projects/${w.projectId}` },
    { url: `/analytics/projects/${w.projectKey}` },
  ],
};
