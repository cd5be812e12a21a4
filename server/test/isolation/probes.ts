import { ANOTHER_STATE, defaultStates } from './project.ts';
import type { World } from './world.ts';

/** One way to call an operation with the ids of a world. */
export interface Probe {
  readonly url: string;
  readonly body?: object;
  /** A read that shows the canary to its own tenant. */
  readonly reveals?: boolean;
}

/** The same for every probe: what differs between two of them is what they name. */
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

/**
 * How to attack each tenant operation. An operation without an entry fails the build, and so does one that takes
 * a uuid where no probe has an id of the world. What a probe writes is no text of the world: only what it refers to.
 */
export const PROBES: Record<string, (world: World) => readonly Probe[]> = {
  'GET /tenant': () => [{ url: '/tenant', reveals: true }],
  'PATCH /tenant': () => [{ url: '/tenant', body: { name: 'Company of a probe' } }],
  'GET /tenant/members': (w) => [
    { url: '/tenant/members?limit=100' },
    { url: `/tenant/members?q=${w.canary}` },
  ],
  'PATCH /tenant/members/:userId': (w) => [
    { url: `/tenant/members/${w.memberId}`, body: { title: 'Probe' } },
  ],
  'DELETE /tenant/members/:userId': (w) => [{ url: `/tenant/members/${w.memberId}` }],
  'GET /tenant/people': () => [{ url: '/tenant/people' }],
  'POST /auth/ws-ticket': () => [{ url: '/auth/ws-ticket' }],
  'GET /tenant/invitations': () => [{ url: '/tenant/invitations?limit=100', reveals: true }],
  'POST /tenant/invitations': () => [
    {
      url: '/tenant/invitations',
      body: { email: 'probe@example.com', role: 'member' },
    },
  ],
  'POST /tenant/invitations/:id/link': (w) => [
    { url: `/tenant/invitations/${w.invitationId}/link` },
  ],
  'DELETE /tenant/invitations/:id': (w) => [{ url: `/tenant/invitations/${w.invitationId}` }],
  'GET /tenant/domains': () => [{ url: '/tenant/domains', reveals: true }],
  'POST /tenant/domains': () => [
    { url: '/tenant/domains', body: { host: 'probe.customer.example' } },
  ],
  'POST /tenant/domains/:id/verify': (w) => [{ url: `/tenant/domains/${w.domainId}/verify` }],
  'PATCH /tenant/domains/:id': (w) => [
    { url: `/tenant/domains/${w.domainId}`, body: { primary: true } },
  ],
  'DELETE /tenant/domains/:id': (w) => [{ url: `/tenant/domains/${w.domainId}` }],
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
  'GET /jobs/:id': (w) => [{ url: `/jobs/${w.jobId}`, reveals: true }],
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
  'GET /tenant/labels': () => [
    { url: '/tenant/labels', reveals: true },
    { url: '/tenant/labels?count=true', reveals: true },
  ],
  'POST /tenant/labels': () => [{ url: '/tenant/labels', body: { name: 'Label of a probe' } }],
  'PATCH /tenant/labels/:id': (w) => [
    { url: `/tenant/labels/${w.labelId}`, body: { color: '#123456' } },
  ],
  'DELETE /tenant/labels/:id': (w) => [
    { url: `/tenant/labels/${w.labelId}` },
    { url: `/tenant/labels/${w.labelId}?detach=true` },
  ],
  'POST /tenant/labels/:id/merge': (w) => [
    { url: `/tenant/labels/${w.labelId}/merge`, body: { into: w.otherLabelId } },
  ],

  'GET /projects': (w) => [
    { url: '/projects?limit=100&count=true', reveals: true },
    { url: `/projects?q=${w.secret}`, reveals: true },
    { url: `/projects?q=${w.projectKey}`, reveals: true },
    { url: '/projects?archived=true' },
    { url: '/projects?deleted=true', reveals: true },
  ],
  'POST /projects': () => [{ url: '/projects', body: { name: 'Project of a probe' } }],
  'GET /projects/:id': (w) => [
    { url: `/projects/${w.projectId}`, reveals: true },
    { url: `/projects/${w.projectKey}`, reveals: true },
  ],
  'PATCH /projects/:id': (w) => [
    { url: `/projects/${w.projectId}`, body: { description: 'Changed by a probe' } },
    { url: `/projects/${w.projectId}`, body: { ownerId: w.memberId } },
  ],
  'DELETE /projects/:id': (w) => [{ url: `/projects/${w.projectId}` }],
  'POST /projects/:id/restore': (w) => [{ url: `/projects/${w.trashedProjectId}/restore` }],
  'POST /projects/:id/archive': (w) => [{ url: `/projects/${w.projectId}/archive` }],
  'POST /projects/:id/unarchive': (w) => [{ url: `/projects/${w.projectId}/unarchive` }],
  'GET /trash/projects': () => [{ url: '/trash/projects?limit=100&count=true', reveals: true }],
  'DELETE /trash/projects/:id': (w) => [{ url: `/trash/projects/${w.trashedProjectId}` }],
  'GET /trash/tasks': () => [{ url: '/trash/tasks?limit=100&count=true', reveals: true }],
  'GET /trash/tasks/:id': (w) => [{ url: `/trash/tasks/${w.trashedTaskId}`, reveals: true }],
  'DELETE /trash/tasks/:id': (w) => [{ url: `/trash/tasks/${w.trashedTaskId}` }],
  'GET /projects/:id/activity': (w) => [
    { url: `/projects/${w.projectId}/activity?limit=100`, reveals: true },
  ],
  'GET /projects/:id/workflow': (w) => [
    { url: `/projects/${w.projectId}/workflow`, reveals: true },
    { url: `/projects/${w.projectKey}/workflow`, reveals: true },
  ],
  'PUT /projects/:id/workflow': (w) => [
    {
      url: `/projects/${w.projectId}/workflow`,
      body: {
        states: [...defaultStates, { ...ANOTHER_STATE, id: w.stateId, name: 'In a probe' }],
      },
    },
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
    { url: `/tasks?q=${w.secret}`, reveals: true },
    { url: `/tasks?q=${w.taskKey}`, reveals: true },
    { url: `/tasks?project=${w.projectKey}&count=true`, reveals: true },
    { url: `/tasks?parent=${w.taskId}` },
    { url: '/tasks?deleted=true', reveals: true },
  ],
  'POST /tasks': (w) => [
    { url: '/tasks', body: { projectId: w.projectId, title: 'Task of a probe' } },
    {
      url: '/tasks',
      body: { projectId: w.projectId, title: 'child', parentId: w.taskId, assigneeId: w.memberId },
    },
  ],
  'GET /tasks/statistics': (w) => [
    { url: '/tasks/statistics' },
    { url: `/tasks/statistics?project=${w.projectId}` },
    { url: `/tasks/statistics?project=${w.projectKey}` },
    { url: `/tasks/statistics?label=${w.canary}` },
    { url: `/tasks/statistics?assignee=${w.memberId}` },
    { url: `/tasks/statistics?q=${w.secret}` },
    { url: `/tasks/statistics?q=${w.taskKey}` },
    { url: `/tasks/statistics?parent=${w.taskId}` },
  ],
  'GET /tasks/external': (w) => [
    { url: '/tasks/external?limit=100', reveals: true },
    { url: `/tasks/external?source=local&q=${w.secret}`, reveals: true },
    { url: `/tasks/external?source=local&q=${w.taskKey}`, reveals: true },
    { url: `/tasks/external?source=Source%20${w.canary}`, reveals: true },
  ],
  'GET /tasks/:id': (w) => [
    { url: `/tasks/${w.taskId}`, reveals: true },
    { url: `/tasks/${w.taskKey}`, reveals: true },
  ],
  'PATCH /tasks/:id': (w) => [
    { url: `/tasks/${w.taskId}`, body: { title: 'Changed by a probe' } },
    { url: `/tasks/${w.taskId}`, body: { assigneeId: w.memberId } },
    { url: `/tasks/${w.taskId}`, body: { parentId: w.otherTaskId } },
  ],
  'DELETE /tasks/:id': (w) => [{ url: `/tasks/${w.taskId}` }],
  'POST /tasks/:id/transition': (w) => [
    { url: `/tasks/${w.taskId}/transition`, body: { status: 'BLOCKED' } },
  ],
  'POST /tasks/:id/complete': (w) => [{ url: `/tasks/${w.taskId}/complete` }],
  'POST /tasks/:id/restore': (w) => [{ url: `/tasks/${w.trashedTaskId}/restore` }],
  'POST /tasks/:id/move': (w) => [
    { url: `/tasks/${w.taskId}/move`, body: { status: 'IN_PROGRESS' } },
    { url: `/tasks/${w.taskId}/move`, body: { before: w.otherTaskId } },
    { url: `/tasks/${w.taskId}/move`, body: { after: w.otherTaskId } },
  ],
  'GET /tasks/:id/activity': (w) => [{ url: `/tasks/${w.taskId}/activity`, reveals: true }],

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
