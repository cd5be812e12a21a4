import type { LiveEvent, LiveWorkspace, EventReducer } from '#live/index.ts';
import { labelsQuery } from '#features/work/labels/index.ts';
import { queryClient } from '#shared/index.ts';
import { cachedTask } from '../cache.ts';
import { isBusy, onFree } from '../line.ts';
import { tellOfOthers } from './others.ts';
import { reorderedIn, taskChangeOf, type TaskChange } from './task-change.ts';
import { applyToCache, applyToQuery } from './apply-to-cache.ts';

const MOST_HEARD = 10_000;

/** What is remembered of the tasks of a workspace. */
function memory(live: LiveWorkspace) {
  /** Events about tasks with a change of one's own under way: that one wins until it is settled. */
  const held = new Map<string, LiveEvent[]>();
  onFree(live, (id) => {
    const waiting = held.get(id);
    held.delete(id);
    if (waiting) settle(live, waiting);
  });
  /** The newest version of each task that was heard of, here or in an answer. */
  return { heard: new Map<string, number>(), held };
}

/** Brings tasks up to date with what happened to them. */
export const taskReducer: EventReducer = {
  apply(live, events, isOlder) {
    const { slug } = live;
    const fresh = events.filter((event) => !hold(live, event) && !isKnown(live, event));
    // What is told of the minute before the line was there is shown already, as a rule.
    const shown = new Set(fresh.filter((event) => isShown(slug, event)));
    const past = new Map<string, TaskChange['task']>();
    const news = fresh.flatMap((event) => {
      const each = newsWithPast(slug, event, past);
      if (each) past.set(each.task.id, each.task);
      return each ?? [];
    });
    applyToCache(live, news, (query) => (isOlder(query) ? 'before' : 'unsure'));
    finish(live, fresh, news, shown);
  },

  patch(live, queryKey, events) {
    const query = queryClient.getQueryCache().find({ queryKey, exact: true });
    const news = events.flatMap((event) => taskChangeOf(event) ?? []);
    if (query && queryKey[1] === 'tasks')
      applyToQuery(
        live,
        query,
        news.filter(({ task }) => !isBusy(task.id)),
        'unsure',
      );
  },
};

/** Takes the server's answer to a change of one's own, which is shown already. */
export function applyAnswer(live: LiveWorkspace, news: TaskChange): void {
  const { id, version } = news.task;
  if ((live.part(memory).heard.get(id) ?? 0) >= version) return;
  note(live, news);
  applyToCache(live, [news], () => 'shown');
}

/** What was held back while a change of one's own was under way. */
function settle(live: LiveWorkspace, events: readonly LiveEvent[]): void {
  for (const event of events) {
    if (isKnown(live, event)) continue;
    const news = newsWithPast(live.slug, event);
    if (!news) continue;
    applyToCache(live, [news], () => (event.actor?.id === live.me ? 'shown' : 'unsure'));
    finish(live, [event], [news]);
  }
}

function hold(live: LiveWorkspace, event: LiveEvent): boolean {
  const id = taskChangeOf(event)?.task.id;
  if (id === undefined || !isBusy(id)) return false;
  const { held } = live.part(memory);
  held.set(id, [...(held.get(id) ?? []), event]);
  return true;
}

function isKnown(live: LiveWorkspace, event: LiveEvent): boolean {
  const task = taskChangeOf(event)?.task;
  return task !== undefined && (live.part(memory).heard.get(task.id) ?? 0) >= task.version;
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

function note(live: LiveWorkspace, { task }: TaskChange): void {
  const { heard } = live.part(memory);
  heard.delete(task.id);
  heard.set(task.id, task.version);
  if (heard.size > MOST_HEARD) heard.delete(heard.keys().next().value ?? '');
}

/** What else follows from news: histories, figures, unknown labels, and a word to whoever looks. */
function finish(
  live: LiveWorkspace,
  events: readonly LiveEvent[],
  news: readonly TaskChange[],
  shown: ReadonlySet<LiveEvent> = new Set(),
): void {
  const { slug } = live;
  for (const each of news) note(live, each);
  for (const event of events) {
    const status = reorderedIn(event);
    if (status) live.markStale([slug, 'tasks', 'column', event.projectId, status]);
  }
  if (news.length === 0) return;
  const ids = new Set<unknown>(news.map(({ task }) => task.id));
  for (const { queryKey } of queryClient
    .getQueryCache()
    .findAll({ queryKey: [slug, 'tasks', 'activity'] }))
    if (ids.has(queryKey[3])) live.markStale(queryKey);
  for (const id of new Set(news.map(({ task }) => task.projectId))) {
    live.markStale([slug, 'projects', 'statistics', id]);
    live.markStale([slug, 'projects', 'activity', id]);
  }
  const known = new Set(
    queryClient.getQueryData(labelsQuery(slug).queryKey)?.map(({ name }) => name),
  );
  if (news.some(({ task }) => task.labels.some((name) => !known.has(name))))
    live.markStale(labelsQuery(slug).queryKey);
  void queryClient.invalidateQueries({ queryKey: [slug, 'tasks', 'search'], refetchType: 'none' });
  const told = events.filter((event) => !shown.has(event));
  tellOfOthers(
    live,
    told.filter(
      ({ actor, projectId }) => actor?.id !== live.me && live.presence.looksAt(projectId),
    ),
  );
}
