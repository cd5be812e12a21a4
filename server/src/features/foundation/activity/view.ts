import { decodeCursor, encodeCursor } from '#kernel/cursor.ts';
import { invalid } from '#kernel/errors.ts';
import { parseId } from '#kernel/ids.ts';
import { type Page, cutPage } from '#kernel/page.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import type { Activity } from './model.ts';
import type { ActivityView } from './schema.ts';
import { type ActivityRow, type HistoryQuery, toActivity } from './store.ts';

/** What to ask for a page of history: one more than it holds. */
export function historyQuery(
  of: HistoryQuery['of'],
  id: string,
  page: { cursor?: string; limit: number },
): HistoryQuery {
  const [last] = page.cursor === undefined ? [] : decodeCursor(page.cursor, 1);
  const before = parseId(last) ?? null;
  if (page.cursor !== undefined && before === null) {
    throw invalid({
      path: 'cursor',
      message: 'not a cursor of this list; use the nextCursor of the page before',
    });
  }
  return { of, id, before, limit: page.limit + 1 };
}

export function toHistoryPage(
  rows: readonly ActivityRow[],
  limit: number,
  projectKey: string,
  people: Directory,
): Page<ActivityView> {
  const { items, nextCursor } = cutPage(rows, limit, (last) => encodeCursor([last.id]));
  return {
    items: items.map((row) => toActivityView(toActivity(row, projectKey), people)),
    nextCursor,
  };
}

const toActivityView = (activity: Activity, people: Directory): ActivityView => ({
  id: activity.id,
  kind: activity.kind,
  actor: referTo(people, activity.actorId),
  at: activity.at,
  task: activity.task,
  changes: [...activity.changes],
  note: activity.note,
});
