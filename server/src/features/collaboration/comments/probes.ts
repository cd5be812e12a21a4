import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /tasks/:id/comments': (w) => [
    { url: `/tasks/${w.taskId}/comments?count=true`, reveals: true },
    { url: `/tasks/${w.taskKey}/comments`, reveals: true },
  ],
  'POST /tasks/:id/comments': (w) => [
    { url: `/tasks/${w.taskId}/comments`, body: { body: 'Comment of a probe' } },
    { url: `/tasks/${w.taskId}/comments`, body: { body: 'x', parentId: w.commentId } },
    { url: `/tasks/${w.taskId}/comments`, body: { body: `[@Somebody](user:${w.memberId})` } },
  ],
  'PATCH /comments/:id': (w) => [
    { url: `/comments/${w.commentId}`, body: { body: 'ChangedComment by a probe' } },
  ],
  'DELETE /comments/:id': (w) => [{ url: `/comments/${w.commentId}` }],
  'GET /comments/:id/versions': (w) => [
    { url: `/comments/${w.commentId}/versions`, reveals: true },
  ],
  'PUT /comments/:id/reactions/:reaction': (w) => [
    { url: `/comments/${w.commentId}/reactions/heart` },
  ],
  'DELETE /comments/:id/reactions/:reaction': (w) => [
    { url: `/comments/${w.commentId}/reactions/tada` },
  ],
};
