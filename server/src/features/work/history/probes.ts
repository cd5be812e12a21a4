import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /projects/:id/activity': (w) => [
    { url: `/projects/${w.projectId}/activity?limit=100`, reveals: true },
  ],
  'GET /tasks/:id/activity': (w) => [{ url: `/tasks/${w.taskId}/activity`, reveals: true }],
};
