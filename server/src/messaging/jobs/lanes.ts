import type { Lane } from './job-type.ts';

export const LANES = ['interactive', 'default', 'bulk'] as const satisfies readonly Lane[];

/** What stands in the queue beside the ids that the queue itself needs. */
export interface Envelope {
  readonly kind: string;
  /** Whom it belongs to. */
  readonly owner?: string;
  readonly data: object;
}

export const isEnvelope = (data: unknown): data is Envelope =>
  typeof data === 'object' && data !== null && 'kind' in data && 'data' in data;
