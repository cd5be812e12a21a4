import type { Query } from '@tanstack/react-query';
import { session, socketAddress, socketTicket, toProblem } from '#api/index.ts';
import { keepFresh, makeStore, queryClient } from '#shared/index.ts';
import { Line, type LineState } from './line.ts';
import { News, type NewsReader } from './news.ts';
import { hearPresence, presenceOver, speakPresence } from './presence.ts';
import { markStale } from './stale.ts';
import type { Word } from './wire.ts';

export interface Following {
  slug: string;
  /** The id of whoever looks. */
  me: string;
  readers: readonly NewsReader[];
  /** A project is not to be seen any more. */
  onHidden: (projectId: string) => void;
}

/** Of the minute that the server tells anew, as much is left to the requests that were under way. */
const COVERED_MS = 20_000;

/** How the line of this page stands. */
export const lineState = makeStore<LineState>('idle');

/** Follows a workspace: whatever happens in it reaches what this page has cached. @returns ends it */
export function follow({ slug, me, readers, onHidden }: Following): () => void {
  const news = new News(slug, readers);
  const line = new Line({
    ticket: () => socketTicket(slug),
    open: (ticket, position) => new WebSocket(socketAddress(slug, ticket, position)),
    refusalOf: (error) => {
      const { status } = toProblem(error);
      if (status === 401) return 'signed out';
      return status === 403 || status === 404 ? 'turned away' : 'unreachable';
    },
    onState,
    onEvent: (event) => news.hear(event),
    onWord,
    onFirst: (hearsRecent) => readAnew(slug, hearsRecent ? Date.now() - COVERED_MS : Infinity),
    onSessionEnd: () => session.refresh(),
    onTurnedAway: async () => {
      await queryClient.refetchQueries({ queryKey: [slug, 'tenant'], exact: true });
      return queryClient.getQueryState([slug, 'tenant'])?.status === 'success';
    },
    now: () => Date.now(),
    chance: () => Math.random(),
  });

  function onState(state: LineState): void {
    keepFresh(state === 'live');
    if (state === 'live') news.caughtUp();
    else news.fallSilent();
    presenceOver(state);
    lineState.set(state);
  }

  function onWord(word: Word): void {
    if (word.type === 'presence') hearPresence(word.projectId, word.people, me);
    else if (word.type === 'project.hidden') onHidden(word.projectId);
    else if (word.type === 'reload' || word.type === 'role.changed') markStale([slug]);
  }

  const endings = [
    speakPresence((said) => line.say(said)),
    on(window, ['online', 'focus', 'pageshow'], () => line.wake()),
    on(window, ['offline'], () => line.lose()),
    on(window, ['pointerdown', 'keydown'], () => line.use()),
    on(document, ['visibilitychange'], () => {
      if (document.visibilityState === 'visible') line.wake();
    }),
    // Whoever is let in again after all is told so by an answer.
    onAnswerOf([slug, 'tenant'], () => line.start()),
    session.watch((state) => {
      if (state === 'out') line.stop();
    }),
    () => line.stop(),
    () => news.close(),
    () => lineState.set('idle'),
  ];
  line.start();
  return () => {
    for (const end of endings) end();
  };
}

/**
 * What was read, or asked for, before the line was there may lack what happened meanwhile.
 * @param before answers from then on lack nothing that is not told, in milliseconds
 */
function readAnew(slug: string, before: number): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: [slug] })) {
    const { dataUpdatedAt, fetchStatus } = query.state;
    const isCovered = fetchStatus === 'fetching' || dataUpdatedAt === 0 || dataUpdatedAt >= before;
    if (before === Infinity || !isCovered) void once(query).then(() => markStale(query.queryKey));
  }
}

const once = (query: Query): Promise<unknown> =>
  query.state.fetchStatus === 'fetching'
    ? (query.promise?.catch(() => undefined) ?? Promise.resolve())
    : Promise.resolve();

function on(target: EventTarget, names: string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener, { passive: true });
  return () => {
    for (const name of names) target.removeEventListener(name, listener);
  };
}

function onAnswerOf(queryKey: string[], listener: () => void): () => void {
  const { queryHash } = queryClient.getQueryCache().build(queryClient, { queryKey });
  return queryClient.getQueryCache().subscribe(({ query, type, ...rest }) => {
    if (type !== 'updated' || query.queryHash !== queryHash || !('action' in rest)) return;
    if (rest.action.type === 'success') listener();
  });
}
