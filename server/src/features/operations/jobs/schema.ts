import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';

export const JobView = object(
  {
    id: Uuid,
    kind: Type.String({ description: 'The kind of job, such as project.report' }),
    state: oneOf(['queued', 'running', 'succeeded', 'failed', 'dead'], {
      description: 'failed: the last attempt failed and will be retried; dead: given up',
    }),
    progress: nullable(object({ done: Type.Integer(), total: Type.Integer() })),
    result: Type.Optional(Type.Unknown({ description: 'The result, once the job has succeeded' })),
    error: Type.Optional(Type.String({ description: 'The error message' })),
    createdAt: Timestamp,
    finishedAt: nullable(Timestamp),
  },
  { title: 'Job' },
);
export type JobView = Static<typeof JobView>;

export const JobParams = object({ id: Uuid });
