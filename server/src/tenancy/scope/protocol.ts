import type { Step } from '#platform/db/index.ts';

/** Why the fence did not let a unit of work in. */
export type FenceState = 'moving' | 'moved' | 'read_only' | 'closed';

/** Who enters, and on which terms. */
export interface AccessTerms {
  /** The signed tenant context. */
  readonly context: string;
  readonly timeoutMs: number;
  /** The tenant's epoch as far as this process knows. */
  readonly epoch: number;
}

/** How a unit of work begins and ends on one engine. */
export interface Protocol {
  /** What stands before and after the steps of a message that only reads. */
  reading(entry: AccessTerms): {
    readonly before: readonly Step[];
    readonly after: readonly Step[];
  };
  /** Opens a transaction that writes: the context, the time-out and the fence. */
  opening(entry: AccessTerms): readonly Step[];
  readonly commit: Step;
  readonly rollback: Step;
  /** What the fence said, if that is why a message failed. */
  fenceState(error: unknown): FenceState | undefined;
}
