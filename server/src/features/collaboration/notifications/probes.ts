import type { Probes } from '../../../../test/isolation/probe.ts';

/** The same for every probe: what differs between two of them is what they name. */
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

export const probes: Probes = {
  'GET /me/notifications': () => [
    { url: '/me/notifications?limit=100', reveals: true },
    { url: '/me/notifications?snoozed=true' },
  ],
  'POST /me/notifications/:id/read': (w) => [{ url: `/me/notifications/${w.notificationId}/read` }],
  'POST /me/notifications/:id/unread': (w) => [
    { url: `/me/notifications/${w.notificationId}/unread` },
  ],
  'POST /me/notifications/:id/snooze': (w) => [
    {
      url: `/me/notifications/${w.notificationId}/snooze`,
      body: { until: TOMORROW },
    },
  ],
  'POST /me/notifications/:id/unsnooze': (w) => [
    { url: `/me/notifications/${w.notificationId}/unsnooze` },
  ],
  'POST /me/notifications/read-all': () => [{ url: '/me/notifications/read-all' }],
};
