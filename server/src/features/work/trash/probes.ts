import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /trash/projects': () => [{ url: '/trash/projects?limit=100&count=true', reveals: true }],
  'DELETE /trash/projects/:id': (w) => [{ url: `/trash/projects/${w.trashedProjectId}` }],
  'GET /trash/tasks': () => [{ url: '/trash/tasks?limit=100&count=true', reveals: true }],
  'GET /trash/tasks/:id': (w) => [{ url: `/trash/tasks/${w.trashedTaskId}`, reveals: true }],
  'DELETE /trash/tasks/:id': (w) => [{ url: `/trash/tasks/${w.trashedTaskId}` }],
};
