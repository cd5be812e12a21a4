import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /projects': (w) => [
    { url: '/projects?limit=100&count=true', reveals: true },
    { url: `/projects?q=${w.secret}`, reveals: true },
    { url: `/projects?q=${w.projectKey}`, reveals: true },
    { url: '/projects?archived=true' },
    { url: '/projects?deleted=true', reveals: true },
  ],
  'POST /projects': (w) => [
    { url: '/projects', body: { name: 'Project of a probe' } },
    {
      url: '/projects',
      body: { name: 'Project of a template', workflowTemplate: w.workflowTemplateId },
    },
  ],
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
  'GET /projects/:id/statistics': (w) => [{ url: `/projects/${w.projectId}/statistics` }],
  'GET /projects/:id/members': (w) => [{ url: `/projects/${w.projectId}/members` }],
  'PUT /projects/:id/members/:userId': (w) => [
    { url: `/projects/${w.projectId}/members/${w.memberId}`, body: { role: 'viewer' } },
  ],
  'DELETE /projects/:id/members/:userId': (w) => [
    { url: `/projects/${w.projectId}/members/${w.memberId}` },
  ],
};
