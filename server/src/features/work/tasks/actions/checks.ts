import { AppError, invalid } from '#kernel/errors.ts';
import type { CardRow } from '../store/find.ts';

/**
 * @returns their id
 * @throws AppError `invalid` at `assigneeId` when there is no such active member
 */
export function requireAssignee(found: { id: string } | undefined): string {
  if (found) return found.id;
  throw invalid({ path: 'assigneeId', message: 'must be an active member of this workspace' });
}

/**
 * @returns its id
 * @throws AppError `invalid` at `parentId` when it is not a live task of the same project
 */
export function requireParent(card: CardRow | undefined, projectId: string): string {
  if (card && card.project_id === projectId && card.deleted_at === null) return card.id;
  throw invalid({ path: 'parentId', message: 'must be a task of the same project' });
}

/**
 * @param line the parent-to-be, its parent and so on
 * @throws AppError `conflict` when the task is among them
 */
export function requireNoCycle(taskId: string, line: readonly { id: string }[]): void {
  if (!line.some((ancestor) => ancestor.id === taskId)) return;
  throw new AppError('conflict', 'A task cannot be its own subtask: choose a different parent.');
}
