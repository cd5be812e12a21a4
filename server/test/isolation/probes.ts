import type { World } from './world.ts';

/** One way to call an operation with the ids of a world. */
export interface Probe {
  readonly url: string;
  readonly body?: object;
  /** Shows the canary to its own tenant; without it the operation answers no tenant data. */
  readonly reveals?: boolean;
}

/**
 * How to attack each tenant operation. An operation without an entry fails the build: whoever adds a
 * route says here which ids it takes. Several probes when several ids can be swapped.
 */
export const PROBES: Record<string, (world: World) => readonly Probe[]> = {
  'GET /tenant': () => [{ url: '/tenant', reveals: true }],
  'PATCH /tenant': (w) => [
    { url: '/tenant', body: { name: `Company ${w.canary}` }, reveals: true },
  ],
  'GET /tenant/members': (w) => [
    { url: '/tenant/members?limit=100' },
    { url: `/tenant/members?q=${w.canary}` },
  ],
  'PATCH /tenant/members/:userId': (w) => [
    { url: `/tenant/members/${w.memberId}`, body: { title: w.canary }, reveals: true },
  ],
  'DELETE /tenant/members/:userId': (w) => [{ url: `/tenant/members/${w.memberId}` }],
  'GET /tenant/people': () => [{ url: '/tenant/people' }],
  'POST /auth/ws-ticket': () => [{ url: '/auth/ws-ticket' }],
  'GET /tenant/invitations': () => [{ url: '/tenant/invitations?limit=100', reveals: true }],
  'POST /tenant/invitations': (w) => [
    {
      url: '/tenant/invitations',
      body: { email: `second-${w.canary}@example.com`, role: 'member' },
      reveals: true,
    },
  ],
  'POST /tenant/invitations/:id/link': (w) => [
    { url: `/tenant/invitations/${w.invitationId}/link` },
  ],
  'DELETE /tenant/invitations/:id': (w) => [{ url: `/tenant/invitations/${w.invitationId}` }],
  'GET /tenant/domains': () => [{ url: '/tenant/domains', reveals: true }],
  'POST /tenant/domains': (w) => [
    { url: '/tenant/domains', body: { host: `second.${w.canary}.example` }, reveals: true },
  ],
  'POST /tenant/domains/:id/verify': (w) => [{ url: `/tenant/domains/${w.domainId}/verify` }],
  'PATCH /tenant/domains/:id': (w) => [
    { url: `/tenant/domains/${w.domainId}`, body: { primary: true } },
  ],
  'DELETE /tenant/domains/:id': (w) => [{ url: `/tenant/domains/${w.domainId}` }],
  'GET /tenant/external-sources': () => [{ url: '/tenant/external-sources', reveals: true }],
  'POST /tenant/external-sources': (w) => [
    {
      url: '/tenant/external-sources',
      body: {
        name: `Second ${w.canary}`,
        url: `https://second-${w.canary}.example/`,
        mapping: { id: 'id', title: 'title' },
      },
      reveals: true,
    },
  ],
  'PATCH /tenant/external-sources/:id': (w) => [
    {
      url: `/tenant/external-sources/${w.sourceId}`,
      body: { itemsPath: w.canary },
      reveals: true,
    },
  ],
  'DELETE /tenant/external-sources/:id': (w) => [{ url: `/tenant/external-sources/${w.sourceId}` }],
  'POST /tenant/external-sources/:id/test': (w) => [
    { url: `/tenant/external-sources/${w.sourceId}/test` },
  ],
  'GET /jobs/:id': (w) => [{ url: `/jobs/${w.jobId}`, reveals: true }],
  'GET /tenant/webhooks': () => [{ url: '/tenant/webhooks', reveals: true }],
  'GET /tenant/webhooks/event-types': () => [{ url: '/tenant/webhooks/event-types' }],
  'POST /tenant/webhooks': (w) => [
    {
      url: '/tenant/webhooks',
      body: { url: `https://second-${w.canary}.example/`, description: w.canary },
      reveals: true,
    },
  ],
  'GET /tenant/webhooks/:id': (w) => [{ url: `/tenant/webhooks/${w.webhookId}`, reveals: true }],
  'PATCH /tenant/webhooks/:id': (w) => [
    {
      url: `/tenant/webhooks/${w.webhookId}`,
      body: { description: `changed ${w.canary}` },
      reveals: true,
    },
  ],
  'DELETE /tenant/webhooks/:id': (w) => [{ url: `/tenant/webhooks/${w.webhookId}` }],
  'POST /tenant/webhooks/:id/rotate-secret': (w) => [
    { url: `/tenant/webhooks/${w.webhookId}/rotate-secret`, reveals: true },
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
  'GET /tenant/labels': () => [
    { url: '/tenant/labels', reveals: true },
    { url: '/tenant/labels?count=true', reveals: true },
  ],
  'POST /tenant/labels': (w) => [
    { url: '/tenant/labels', body: { name: `new ${w.canary}` }, reveals: true },
  ],
  'PATCH /tenant/labels/:id': (w) => [
    { url: `/tenant/labels/${w.labelId}`, body: { color: '#123456' }, reveals: true },
  ],
  'DELETE /tenant/labels/:id': (w) => [
    { url: `/tenant/labels/${w.labelId}` },
    { url: `/tenant/labels/${w.labelId}?detach=true` },
  ],
  'POST /tenant/labels/:id/merge': (w) => [
    { url: `/tenant/labels/${w.labelId}/merge`, body: { into: w.otherLabelId }, reveals: true },
  ],

  'GET /projects': (w) => [
    { url: '/projects?limit=100&count=true', reveals: true },
    { url: `/projects?q=${w.canary}`, reveals: true },
    { url: '/projects?deleted=true', reveals: true },
  ],
  'POST /projects': (w) => [
    { url: '/projects', body: { name: `Another ${w.canary}` }, reveals: true },
  ],
  'GET /projects/:id': (w) => [
    { url: `/projects/${w.projectId}`, reveals: true },
    { url: `/projects/${w.projectKey}`, reveals: true },
  ],
  'PATCH /projects/:id': (w) => [
    {
      url: `/projects/${w.projectId}`,
      body: { description: `changed ${w.canary}` },
      reveals: true,
    },
  ],
  'DELETE /projects/:id': (w) => [{ url: `/projects/${w.projectId}` }],
  'POST /projects/:id/restore': (w) => [
    { url: `/projects/${w.trashedProjectId}/restore`, reveals: true },
  ],
  'POST /projects/:id/archive': (w) => [{ url: `/projects/${w.projectId}/archive`, reveals: true }],
  'POST /projects/:id/unarchive': (w) => [
    { url: `/projects/${w.projectId}/unarchive`, reveals: true },
  ],
  'GET /trash/projects': () => [{ url: '/trash/projects?limit=100&count=true', reveals: true }],
  'DELETE /trash/projects/:id': (w) => [{ url: `/trash/projects/${w.trashedProjectId}` }],
  'GET /trash/tasks': () => [{ url: '/trash/tasks?limit=100&count=true', reveals: true }],
  'GET /trash/tasks/:id': (w) => [{ url: `/trash/tasks/${w.trashedTaskId}`, reveals: true }],
  'DELETE /trash/tasks/:id': (w) => [{ url: `/trash/tasks/${w.trashedTaskId}` }],
  'GET /projects/:id/activity': (w) => [
    { url: `/projects/${w.projectId}/activity?limit=100`, reveals: true },
  ],
  'GET /projects/:id/statistics': (w) => [{ url: `/projects/${w.projectId}/statistics` }],
  'GET /analytics/projects/:id': (w) => [
    { url: `/analytics/projects/${w.projectId}` },
    { url: `/analytics/projects/${w.projectKey}` },
  ],
  'POST /projects/:id/report': (w) => [
    { url: `/projects/${w.projectId}/report`, body: { format: 'html' } },
    { url: `/projects/${w.projectKey}/report`, body: { format: 'csv' } },
  ],
  'GET /reports/:id': (w) => [{ url: `/reports/${w.reportId}` }],
  'GET /reports/:id/content': (w) => [{ url: `/reports/${w.reportId}/content`, reveals: true }],
  'GET /projects/:id/members': (w) => [{ url: `/projects/${w.projectId}/members` }],
  'PUT /projects/:id/members/:userId': (w) => [
    { url: `/projects/${w.projectId}/members/${w.memberId}`, body: { role: 'viewer' } },
  ],
  'DELETE /projects/:id/members/:userId': (w) => [
    { url: `/projects/${w.projectId}/members/${w.memberId}` },
  ],

  'GET /tasks': (w) => [
    { url: '/tasks?limit=100&count=true', reveals: true },
    { url: `/tasks?project=${w.projectId}`, reveals: true },
    { url: `/tasks?assignee=${w.memberId}`, reveals: true },
    { url: `/tasks?label=${w.canary}`, reveals: true },
    { url: `/tasks?q=${w.canary}`, reveals: true },
    { url: `/tasks?parent=${w.taskId}` },
    { url: '/tasks?deleted=true', reveals: true },
  ],
  'POST /tasks': (w) => [
    { url: '/tasks', body: { projectId: w.projectId, title: `new ${w.canary}` }, reveals: true },
    {
      url: '/tasks',
      body: { projectId: w.projectId, title: 'child', parentId: w.taskId, assigneeId: w.memberId },
    },
  ],
  'GET /tasks/statistics': (w) => [
    { url: `/tasks/statistics?project=${w.projectId}` },
    { url: '/tasks/statistics' },
  ],
  'GET /tasks/external': (w) => [
    { url: '/tasks/external?limit=100', reveals: true },
    { url: `/tasks/external?q=${w.canary}`, reveals: true },
    { url: `/tasks/external?source=Source%20${w.canary}`, reveals: true },
  ],
  'GET /tasks/:id': (w) => [
    { url: `/tasks/${w.taskId}`, reveals: true },
    { url: `/tasks/${w.taskKey}`, reveals: true },
  ],
  'PATCH /tasks/:id': (w) => [
    { url: `/tasks/${w.taskId}`, body: { title: `changed ${w.canary}` }, reveals: true },
    { url: `/tasks/${w.taskId}`, body: { assigneeId: w.memberId } },
    { url: `/tasks/${w.taskId}`, body: { parentId: w.otherTaskId } },
  ],
  'DELETE /tasks/:id': (w) => [{ url: `/tasks/${w.taskId}` }],
  'POST /tasks/:id/transition': (w) => [
    { url: `/tasks/${w.taskId}/transition`, body: { status: 'BLOCKED' }, reveals: true },
  ],
  'POST /tasks/:id/complete': (w) => [{ url: `/tasks/${w.taskId}/complete`, reveals: true }],
  'POST /tasks/:id/restore': (w) => [{ url: `/tasks/${w.trashedTaskId}/restore`, reveals: true }],
  'POST /tasks/:id/move': (w) => [
    { url: `/tasks/${w.taskId}/move`, body: { status: 'IN_PROGRESS' }, reveals: true },
    { url: `/tasks/${w.taskId}/move`, body: { before: w.otherTaskId } },
  ],
  'GET /tasks/:id/activity': (w) => [{ url: `/tasks/${w.taskId}/activity`, reveals: true }],

  'GET /me/notifications': () => [
    { url: '/me/notifications?limit=100', reveals: true },
    { url: '/me/notifications?snoozed=true' },
  ],
  'POST /me/notifications/:id/read': (w) => [
    { url: `/me/notifications/${w.notificationId}/read`, reveals: true },
  ],
  'POST /me/notifications/:id/unread': (w) => [
    { url: `/me/notifications/${w.notificationId}/unread`, reveals: true },
  ],
  'POST /me/notifications/:id/snooze': (w) => [
    {
      url: `/me/notifications/${w.notificationId}/snooze`,
      body: { until: new Date(Date.now() + 86_400_000).toISOString() },
      reveals: true,
    },
  ],
  'POST /me/notifications/:id/unsnooze': (w) => [
    { url: `/me/notifications/${w.notificationId}/unsnooze`, reveals: true },
  ],
  'POST /me/notifications/read-all': () => [{ url: '/me/notifications/read-all' }],
};
