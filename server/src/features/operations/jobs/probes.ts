import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /jobs/:id': (w) => [{ url: `/jobs/${w.jobId}`, reveals: true }],
};
