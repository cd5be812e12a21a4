import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
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
};
