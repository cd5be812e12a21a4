import { AppError, type RefusalCode } from '#kernel/errors.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Workflow, type WorkflowState, lockState } from '#features/work/workflow/index.ts';
import { countInState } from '../store/board.ts';

/** A state holds as many tasks as it may. */
export const wipLimitReached: RefusalCode = {
  code: 'wip_limit',
  like: 'conflict',
  title: 'WIP limit reached',
};

export interface Entering {
  readonly projectId: string;
  readonly workflow: Workflow;
  readonly state: WorkflowState;
  /** How many tasks enter the state. */
  readonly adding?: number;
}

/**
 * Makes sure that tasks may enter a state. If its project refuses what exceeds a limit, the state is locked
 * until the end of the unit of work, so that the count is exact. Without a limit, nothing is queried.
 * @throws AppError `wip_limit`
 */
export async function requireWipLimit(
  tx: TxScope,
  { projectId, workflow, state, adding = 1 }: Entering,
): Promise<void> {
  const { wipLimit: limit, name } = state;
  if (workflow.wipPolicy !== 'refuse' || limit === null || adding === 0) return;
  const [, [row]] = await tx.batch([
    lockState(projectId, state.id),
    countInState(projectId, name, limit + 1),
  ]);
  const tasks = Number(row?.tasks ?? 0);
  if (tasks + adding <= limit) return;
  throw new AppError(
    wipLimitReached,
    `${name} can hold at most ${limit} tasks; move one out first.`,
    { extra: { status: name, limit, tasks } },
  );
}
