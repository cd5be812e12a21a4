import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /tenant/domains': () => [{ url: '/tenant/domains', reveals: true }],
  'POST /tenant/domains': () => [
    { url: '/tenant/domains', body: { host: 'probe.customer.example' } },
  ],
  'POST /tenant/domains/:id/verify': (w) => [{ url: `/tenant/domains/${w.domainId}/verify` }],
  'PATCH /tenant/domains/:id': (w) => [
    { url: `/tenant/domains/${w.domainId}`, body: { primary: true } },
  ],
  'DELETE /tenant/domains/:id': (w) => [{ url: `/tenant/domains/${w.domainId}` }],
};
