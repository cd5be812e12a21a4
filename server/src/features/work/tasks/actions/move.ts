import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { requireVersion } from '#kernel/version.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import { taskActivity } from '../activity.ts';
import { type Slot, isBefore, rankAmong, spread } from '../board.ts';
import { announceReordered } from '../events.ts';
import { openTask } from '../load.ts';
import type { Task } from '../model.ts';
import { authorizeTask } from '../policy.ts';
import type { Move } from '../schema.ts';
import { endFor, findCrowd, neighbour, saveRank } from '../store/board.ts';
import { type CardRow, findCard } from '../store/find.ts';
import { save } from './save.ts';
import { enter } from './status.ts';
import { taskRights } from '../rights.ts';

/**
 * Moves a task on the board: to another column, between neighbours, or both. Ranks of one project are
 * given out one at a time, so two moves at once never share one.
 * @throws AppError `not_found` (task or neighbour), `forbidden`, `version_mismatch`, `illegal_transition`, `wip_limit`;
 *   `conflict` when archived, or when a neighbour has left the column
 */
export async function moveTask(
  tx: TxScope,
  by: ActorContext,
  name: string,
  { status, before, after }: Move,
  ifMatch: number | undefined,
): Promise<Task> {
  const [task, found] = await openTask(
    tx,
    by.actor,
    name,
    (id) => ({
      after: after === undefined ? undefined : findCard(after),
      next: after === undefined ? undefined : neighbour('next', after, id),
      before: before === undefined ? undefined : findCard(before),
      previous:
        before === undefined || after !== undefined ? undefined : neighbour('previous', before, id),
      end: before === undefined && after === undefined ? endFor(id, status) : undefined,
    }),
    { project: true },
  );
  authorizeTask(by.actor, taskRights.update, task);
  requireVersion(task.version, ifMatch);
  const column = status ?? task.status;
  const entered = await enter(tx, task, column);
  const above =
    after === undefined ? undefined : requireNeighbour('after', found.after[0], task, column);
  const below =
    before === undefined ? undefined : requireNeighbour('before', found.before[0], task, column);
  if (above && below && !isBefore(above, below)) {
    throw new AppError(
      'conflict',
      'The two neighbours are no longer in that order; reload the column.',
    );
  }
  const lower = above ?? found.previous[0] ?? found.end[0];
  const upper = above ? found.next[0] : below;
  if (column === task.status && liesBetween(task, lower, upper)) return task;
  const rank = rankAmong(lower, upper) ?? (await spreadRanks(tx, by, task, column, lower as Slot));
  return save(tx, by, task, { ...entered, rank }, { statusKind: taskActivity.moved });
}

/** @throws AppError `not_found` for what is not in the project, `conflict` for what is not in the column */
function requireNeighbour(
  side: 'before' | 'after',
  card: CardRow | undefined,
  task: Task,
  column: string,
): Slot {
  if (card?.id === task.id) throw invalid({ path: side, message: 'must be another task' });
  if (card?.project_id !== task.projectId) throw notFound('task');
  if (card.deleted_at === null && card.status === column) return card;
  throw new AppError(
    'conflict',
    `The task in "${side}" is no longer in the column ${column}; reload the column.`,
  );
}

const liesBetween = (task: Task, lower: Slot | undefined, upper: Slot | undefined): boolean =>
  (!lower || isBefore(lower, task)) && (!upper || isBefore(task, upper));

/** Neighbours that share a rank: those behind the lower one make way. */
async function spreadRanks(
  tx: TxScope,
  by: ActorContext,
  task: Task,
  status: string,
  lower: Slot,
): Promise<string> {
  const crowd = { project: task.projectId, status, rank: lower.rank, except: task.id };
  const { sharing, beyond } = await findCrowd(tx, crowd);
  const { rank, moved } = spread(lower, sharing, beyond);
  for (const slot of moved) saveRank(tx, slot);
  announceReordered(tx, by, task, status, moved);
  return rank;
}
