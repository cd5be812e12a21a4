import { AppError } from '#kernel/errors.ts';
import type { JobOutcome } from '#platform/queue/index.ts';
import { type Condition, assertServing } from '#tenancy/lifecycle/index.ts';

/** Seconds a job waits for a tenant that is between two states. */
const SOON = 5;
/** Seconds it waits for one that someone has closed, at least and at most: the longer it has been, the longer. */
const [A_WHILE, LONGEST] = [300, 3600];

/**
 * Whether a tenant's state lets a job of its run: the rules are those of requests. What waits for an operator
 * waits, what was deleted is dropped.
 * @param ageMs how long ago the job was taken on
 * @returns what becomes of the job instead; undefined when it may run
 */
export function outcomeForState(
  tenant: Condition | undefined,
  onlyReads: boolean,
  ageMs: number,
): Extract<JobOutcome, { kind: 'later' | 'dropped' }> | undefined {
  if (!tenant) return { kind: 'dropped', reason: 'the workspace does not exist' };
  try {
    assertServing(tenant, onlyReads ? 'read' : 'write');
    return undefined;
  } catch (error) {
    const refused = outcomeForRefusal(error, ageMs);
    if (refused) return refused;
    if (error instanceof AppError && error.code === 'not_found')
      return { kind: 'dropped', reason: 'the workspace was deleted' };
    throw error;
  }
}

/** What becomes of a job that was refused because of its tenant's state, before it began or half-way. */
export function outcomeForRefusal(
  error: unknown,
  ageMs: number,
): Extract<JobOutcome, { kind: 'later' | 'dropped' }> | undefined {
  if (!(error instanceof AppError)) return undefined;
  switch (error.code) {
    case 'tenant_suspended':
    case 'tenant_read_only':
      return {
        kind: 'later',
        afterSeconds: Math.min(LONGEST, spread(Math.max(A_WHILE, ageMs / 4000))),
      };
    case 'tenant_unavailable':
      return { kind: 'later', afterSeconds: spread(error.details.retryAfter ?? SOON) };
    case 'tenant_pending_delete':
      return { kind: 'dropped', reason: 'the workspace is being deleted' };
    default:
      return undefined;
  }
}

/** Somewhere around so many seconds, so that what waits together does not come back together. */
export const spread = (seconds: number): number => seconds * (0.75 + Math.random() / 2);
