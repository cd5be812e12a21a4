import type { LiveEvent, EventReducer } from '#live/index.ts';
import { looksAt, markStale, waitWhile } from '#live/index.ts';
import { me } from '#features/accounts/identity/index.ts';
import { labelsQuery } from '#features/workspace/workspaces/index.ts';
import { queryClient } from '#shared/index.ts';
import { cachedTask } from '../cache.ts';
import { isAnyBusy, isBusy, whenFree } from '../in-turn.ts';
import { tellOfOthers } from './others.ts';
import { reorderedIn, taskChangeOf, type TaskChange } from './task-change.ts';
import { applyToCache, applyToQuery } from './apply-to-cache.ts';

/** The newest version of each task that was heard of, here or in an answer. */
const heard = new Map<string, number>();
const MOST_HEARD = 10_000;
/** Events about tasks with a change of one's own under way: that one wins until it is settled. */
const held = new Map<string, { slug: string; events: LiveEvent[] }>();

waitWhile(isAnyBusy);
whenFree((id) => {
  const waiting = held.get(id);
  held.delete(id);
  if (waiting) settle(waiting.slug, waiting.events);
});

/** Brings tasks up to date with what happened to them. */
export const taskReducer: EventReducer = {
  apply(slug, events, isOlder) {
    const fresh = events.filter((event) => !hold(slug, event) && !isKnown(event));
    // What is told of the minute before the line was there is shown already, as a rule.
    const shown = new Set(fresh.filter((event) => isShown(slug, event)));
    const past = new Map<string, TaskChange['task']>();
    const news = fresh.flatMap((event) => {
      const each = newsWithPast(slug, event, past);
      if (each) past.set(each.task.id, each.task);
      return each ?? [];
    });
    applyToCache(slug, news, (query) => (isOlder(query) ? 'before' : 'unsure'));
    finish(slug, fresh, news, shown);
  },

  patch(slug, queryKey, events) {
    const query = queryClient.getQueryCache().find({ queryKey, exact: true });
    const news = events.flatMap((event) => taskChangeOf(event) ?? []);
    if (query && queryKey[1] === 'tasks')
      applyToQuery(
        query,
        news.filter(({ task }) => !isBusy(task.id)),
        'unsure',
      );
  },
};

/** Takes the server's answer to a change of one's own, which is shown already. */
export function applyAnswer(slug: string, news: TaskChange): void {
  const { id, version } = news.task;
  if ((heard.get(id) ?? 0) >= version) return;
  note(news);
  applyToCache(slug, [news], () => 'shown');
}

/** What was held back while a change of one's own was under way. */
function settle(slug: string, events: readonly LiveEvent[]): void {
  const mine = myId();
  for (const event of events) {
    if (isKnown(event)) continue;
    const news = newsWithPast(slug, event);
    if (!news) continue;
    applyToCache(slug, [news], () => (event.actor?.id === mine ? 'shown' : 'unsure'));
    finish(slug, [event], [news]);
  }
}

function hold(slug: string, event: LiveEvent): boolean {
  const id = taskChangeOf(event)?.task.id;
  if (id === undefined || !isBusy(id)) return false;
  const waiting = held.get(id) ?? { slug, events: [] };
  waiting.events.push(event);
  held.set(id, waiting);
  return true;
}

function isKnown(event: LiveEvent): boolean {
  const task = taskChangeOf(event)?.task;
  return task !== undefined && (heard.get(task.id) ?? 0) >= task.version;
}

function isShown(slug: string, event: LiveEvent): boolean {
  const task = taskChangeOf(event)?.task;
  return task !== undefined && (cachedTask(slug, task.id)?.version ?? 0) >= task.version;
}

/** Where an event does not say what was, the version before it does, if it is known. */
function newsWithPast(
  slug: string,
  event: LiveEvent,
  past: ReadonlyMap<string, TaskChange['task']> = new Map(),
): TaskChange | undefined {
  const news = taskChangeOf(event);
  if (!news || news.before !== undefined) return news;
  const known = past.get(news.task.id) ?? cachedTask(slug, news.task.id);
  return known?.version === news.task.version - 1 ? { ...news, before: known } : news;
}

function note({ task }: TaskChange): void {
  heard.delete(task.id);
  heard.set(task.id, task.version);
  if (heard.size > MOST_HEARD) heard.delete(heard.keys().next().value ?? '');
}

/** What else follows from news: histories, figures, unknown labels, and a word to whoever looks. */
function finish(
  slug: string,
  events: readonly LiveEvent[],
  news: readonly TaskChange[],
  shown: ReadonlySet<LiveEvent> = new Set(),
): void {
  for (const each of news) note(each);
  for (const event of events) {
    const status = reorderedIn(event);
    if (status) markStale([slug, 'tasks', 'column', event.projectId, status]);
  }
  if (news.length === 0) return;
  const ids = new Set<unknown>(news.map(({ task }) => task.id));
  for (const { queryKey } of queryClient
    .getQueryCache()
    .findAll({ queryKey: [slug, 'tasks', 'activity'] }))
    if (ids.has(queryKey[3])) markStale(queryKey);
  for (const id of new Set(news.map(({ task }) => task.projectId))) {
    markStale([slug, 'projects', 'statistics', id]);
    markStale([slug, 'projects', 'activity', id]);
  }
  const known = new Set(
    queryClient.getQueryData(labelsQuery(slug).queryKey)?.map(({ name }) => name),
  );
  if (news.some(({ task }) => task.labels.some((name) => !known.has(name))))
    markStale(labelsQuery(slug).queryKey);
  void queryClient.invalidateQueries({ queryKey: [slug, 'tasks', 'search'], refetchType: 'none' });
  const mine = myId();
  const told = events.filter((event) => !shown.has(event));
  tellOfOthers(told.filter(({ actor, projectId }) => actor?.id !== mine && looksAt(projectId)));
}

const myId = () => queryClient.getQueryData(me.queryKey)?.id;
