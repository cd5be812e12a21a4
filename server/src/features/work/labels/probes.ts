import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /tenant/labels': () => [
    { url: '/tenant/labels', reveals: true },
    { url: '/tenant/labels?count=true', reveals: true },
  ],
  'POST /tenant/labels': () => [{ url: '/tenant/labels', body: { name: 'Label of a probe' } }],
};
