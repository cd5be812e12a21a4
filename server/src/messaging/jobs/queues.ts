import type { QueueName } from './job-type.ts';

export const QUEUES = ['interactive', 'default', 'bulk'] as const satisfies readonly QueueName[];

/** What stands in the queue beside the ids that the queue itself needs. */
export interface JobEnvelope {
  readonly kind: string;
  /** Whom it belongs to. */
  readonly owner?: string;
  readonly data: object;
}

export const isJobEnvelope = (data: unknown): data is JobEnvelope =>
  typeof data === 'object' && data !== null && 'kind' in data && 'data' in data;
