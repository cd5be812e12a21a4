import type { Task } from '#api/index.ts';
import { changedTask, counted, mapPages, takenOut, tasksOf, type TaskPages } from '../pages.ts';
import { over, wholeTask, type EventTask, type TaskChange } from './task-change.ts';
import type { Rules } from './rules.ts';

/** How sure it is what these pages know of the news. */
export type Certainty =
  /** They are as they were just before it happened. */
  | 'before'
  /** They come from the server, from before it happened or after. */
  | 'unsure'
  /** It is the answer to a change of one's own that they show already. */
  | 'shown';

export interface Applied {
  pages: TaskPages;
  /** Only the server can tell what they are like now. */
  isStale: boolean;
}

export interface Situation {
  rules: Rules;
  certainty: Certainty;
  /** Tasks whose place is not to be gone by, because a change of it is under way. */
  isBusy: (id: string) => boolean;
}

/**
 * Applies what became of a task to the loaded pages of a list or column: it comes, goes, changes, takes
 * its place in order, and is counted. A version that is there already changes nothing. Pure; gives back
 * the same pages when nothing changed.
 */
export function applied(pages: TaskPages, news: TaskChange, situation: Situation): Applied {
  const { rules, certainty } = situation;
  const { task } = news;
  const shown = tasksOf(pages).find(({ id }) => id === task.id);
  if (shown && shown.version >= task.version) return { pages, isStale: false };
  const isOpaque = rules.opaque.some(
    (field) => shown?.[field as keyof Task] !== task[field as keyof EventTask],
  );
  const verdict = rules.accepts(task);
  const belongs = verdict ?? (shown && !isOpaque ? true : undefined);
  if (belongs === undefined) return { pages: refreshed(pages, task), isStale: true };
  if (!belongs) {
    if (shown) return { pages: counted(takenOut(pages, task.id), -1), isStale: false };
    return uncount(pages, news, situation);
  }
  if (!rules.compare || (isOpaque && shown)) {
    return { pages: refreshed(pages, task), isStale: !shown || isOpaque };
  }
  const full = wholeTask(task, shown);
  const placed = put(shown ? takenOut(pages, task.id) : pages, full, situation);
  if (shown) {
    if (placed) return { pages: placed, isStale: false };
    // It goes beyond what is loaded. Whoever moved it there themselves keeps it before their eyes.
    return certainty === 'shown'
      ? { pages: refreshed(pages, task), isStale: false }
      : { pages: takenOut(pages, task.id), isStale: false };
  }
  const belonged = didBelong(news, rules);
  if (placed) {
    if (belonged === true) return { pages: placed, isStale: false };
    return { pages: counted(placed, 1), isStale: belonged === undefined };
  }
  if (certainty === 'unsure' || belonged === undefined) return { pages, isStale: true };
  return { pages: belonged ? pages : counted(pages, 1), isStale: false };
}

/** It is not among what is loaded, and not in the list any more either: perhaps it was. */
function uncount(pages: TaskPages, news: TaskChange, { rules, certainty }: Situation): Applied {
  const isAllLoaded = pages.pages.at(-1)?.nextCursor === null;
  const belonged = didBelong(news, rules);
  // Of what is all loaded nothing can be missing, and one's own change was counted when it was made.
  if (belonged === false || isAllLoaded || certainty === 'shown') return { pages, isStale: false };
  if (belonged === undefined || certainty === 'unsure') return { pages, isStale: true };
  return { pages: counted(pages, -1), isStale: false };
}

function didBelong({ before }: TaskChange, rules: Rules): boolean | undefined {
  if (before === null) return false;
  return before && rules.accepts(before);
}

/** What is told of a task over what is known of it; another place is not looked for. */
function refreshed(pages: TaskPages, task: EventTask): TaskPages {
  return changedTask(pages, task.id, (known) => over(known, task));
}

/** Puts a task where it comes in order; undefined when that is beyond what is loaded. */
function put(pages: TaskPages, task: Task, { rules, isBusy }: Situation): TaskPages | undefined {
  const compare = rules.compare ?? (() => 0);
  const slots = pages.pages.flatMap(({ items }, page) =>
    items.map((item, at) => ({ page, at, item })),
  );
  const above = slots.findLast(({ item }) => !isBusy(item.id) && compare(item, task) < 0);
  const last = slots.at(-1);
  const end = pages.pages.at(-1);
  const isLast = slots.length === 0 || above === last;
  if (end && end.nextCursor !== null && isLast && !(end.edge && compare(task, end.edge) < 0))
    return undefined;
  const [page, at] = above ? [above.page, above.at + 1] : [0, 0];
  return mapPages(pages, (items, index) =>
    index === page ? [...items.slice(0, at), task, ...items.slice(at)] : items,
  );
}
