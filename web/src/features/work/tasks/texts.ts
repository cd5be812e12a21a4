import {
  dataOf,
  patchTasksById,
  within,
  type Problem,
  type Task,
  type TaskPatch,
} from '#api/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import { patchCached } from './cache.ts';
import { ownTitles } from './own-titles.ts';

/** A text that somebody else changed, as the server has it. */
export interface TextConflict {
  field: 'title' | 'description';
  current: { text: string; version: number };
}

/** The texts that a change was refused for. */
export function conflictsIn({ code, members }: Problem): TextConflict[] {
  return code === 'text_conflict' ? (members['conflicts'] as TextConflict[]) : [];
}

/** Shows the texts that a change was refused for as they are now. */
export function takeConflicts(slug: string, id: string, problem: Problem): void {
  for (const { field, current } of conflictsIn(problem))
    patchCached(slug, id, (shown) => ({
      ...shown,
      [field]: current.text,
      [field === 'title' ? 'titleVersion' : 'descriptionVersion']: current.version,
    }));
}

/** A new title replaces the one that was shown when it was written; a new description is merged with what others wrote in its base. */
export type NewText = { title: string } | { description: string; descriptionBase: string };

export const isText = (change: TaskPatch | NewText): change is NewText =>
  'title' in change || 'descriptionBase' in change;

/**
 * Sends a text. What else becomes of the task in the meantime is no conflict.
 * @param task as it was shown when the text was written
 */
export async function sendText(live: LiveWorkspace, task: Task, text: NewText): Promise<Task> {
  const { id } = task;
  const own = live.part(ownTitles);
  // Own titles that were still being saved are no conflict either.
  const titleVersion = own.newest(id, task.titleVersion);
  const body = 'title' in text ? { ...text, titleVersion } : text;
  const fresh = await dataOf(patchTasksById({ ...within(live.slug), path: { id }, body }));
  if ('title' in text) own.note(id, titleVersion, fresh.titleVersion);
  return fresh;
}

/** What puts a text back to what it was, and keeps what others wrote since. */
export const reverseText = (task: Task, text: NewText): NewText =>
  'title' in text
    ? { title: task.title }
    : { description: text.descriptionBase, descriptionBase: text.description };
