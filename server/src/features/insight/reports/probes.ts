import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'POST /projects/:id/report': (w) => [
    { url: `/projects/${w.projectId}/report`, body: { format: 'html' } },
    { url: `/projects/${w.projectKey}/report`, body: { format: 'csv' } },
  ],
  'GET /reports/:id': (w) => [{ url: `/reports/${w.reportId}` }],
  'GET /reports/:id/content': (w) => [{ url: `/reports/${w.reportId}/content`, reveals: true }],
};
