import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /tenant/webhooks': () => [{ url: '/tenant/webhooks', reveals: true }],
  'GET /tenant/webhooks/event-types': () => [{ url: '/tenant/webhooks/event-types' }],
  'POST /tenant/webhooks': () => [
    {
      url: '/tenant/webhooks',
      body: { url: 'https://probe.example/', description: 'Probe' },
    },
  ],
  'GET /tenant/webhooks/:id': (w) => [{ url: `/tenant/webhooks/${w.webhookId}`, reveals: true }],
  'PATCH /tenant/webhooks/:id': (w) => [
    {
      url: `/tenant/webhooks/${w.webhookId}`,
      body: { description: 'Changed by a probe' },
    },
  ],
  'DELETE /tenant/webhooks/:id': (w) => [{ url: `/tenant/webhooks/${w.webhookId}` }],
  'POST /tenant/webhooks/:id/rotate-secret': (w) => [
    { url: `/tenant/webhooks/${w.webhookId}/rotate-secret` },
  ],
  'POST /tenant/webhooks/:id/test': (w) => [{ url: `/tenant/webhooks/${w.webhookId}/test` }],
  'GET /tenant/webhooks/:id/deliveries': (w) => [
    { url: `/tenant/webhooks/${w.webhookId}/deliveries?limit=100` },
  ],
  'GET /tenant/webhooks/:id/deliveries/:deliveryId': (w) => [
    { url: `/tenant/webhooks/${w.webhookId}/deliveries/${w.deliveryId}`, reveals: true },
  ],
  'POST /tenant/webhooks/:id/deliveries/:deliveryId/redeliver': (w) => [
    { url: `/tenant/webhooks/${w.webhookId}/deliveries/${w.deliveryId}/redeliver` },
  ],
};
