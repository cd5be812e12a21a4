import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /tenant/external-sources': () => [{ url: '/tenant/external-sources', reveals: true }],
  'POST /tenant/external-sources': () => [
    {
      url: '/tenant/external-sources',
      body: {
        name: 'Source of a probe',
        url: 'https://probe.example/',
        mapping: { id: 'id', title: 'title' },
      },
    },
  ],
  'PATCH /tenant/external-sources/:id': (w) => [
    {
      url: `/tenant/external-sources/${w.sourceId}`,
      body: { itemsPath: 'probe' },
    },
  ],
  'DELETE /tenant/external-sources/:id': (w) => [{ url: `/tenant/external-sources/${w.sourceId}` }],
  'POST /tenant/external-sources/:id/test': (w) => [
    { url: `/tenant/external-sources/${w.sourceId}/test` },
  ],
  'GET /tasks/external': (w) => [
    { url: '/tasks/external?limit=100', reveals: true },
    { url: `/tasks/external?source=local&q=${w.secret}`, reveals: true },
    { url: `/tasks/external?source=local&q=${w.taskKey}`, reveals: true },
    { url: `/tasks/external?source=Source%20${w.canary}`, reveals: true },
  ],
};
