import type { Query } from '@tanstack/react-query';
import { session, socketAddress, socketTicket, toProblem } from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { LiveConnection, type ConnectionState } from './connection.ts';
import { EventBuffer, type EventReducer } from './event-buffer.ts';
import type { ControlMessage } from './wire.ts';
import type { LiveWorkspace } from './workspace.ts';

export interface Following {
  reducers: readonly EventReducer[];
  /** A project is not to be seen any more; reducers are told afterwards. */
  onHidden: (projectId: string) => void;
}

/** Of the minute that the server tells anew, as much is left to the requests that were under way. */
const COVERED_MS = 20_000;

/** Follows a workspace: whatever happens in it reaches what this page has cached. @returns ends it */
export function follow(live: LiveWorkspace, { reducers, onHidden }: Following): () => void {
  const { slug, presence, typing } = live;
  const buffer = new EventBuffer(live, reducers);
  live.replay = (since) => buffer.replay(since);
  const connection = new LiveConnection({
    ticket: () => socketTicket(slug),
    open: (ticket, position) => new WebSocket(socketAddress(slug, ticket, position)),
    refusalOf: (error) => {
      const { status } = toProblem(error);
      if (status === 401) return 'signed out';
      return status === 403 || status === 404 ? 'turned away' : 'unreachable';
    },
    onState,
    onEvent: (event) => buffer.add(event),
    onControl,
    onFirst: (hearsRecent) => refetchOld(live, hearsRecent ? Date.now() - COVERED_MS : Infinity),
    onSessionEnd: () => session.refresh(),
    onTurnedAway: async () => {
      await queryClient.refetchQueries({ queryKey: [slug, 'tenant'], exact: true });
      return queryClient.getQueryState([slug, 'tenant'])?.status === 'success';
    },
    now: () => Date.now(),
    random: () => Math.random(),
  });

  function onState(state: ConnectionState): void {
    queryClient.isKeptFresh = state === 'live';
    if (state === 'live') buffer.onCaughtUp();
    else buffer.onDisconnected();
    presence.onConnection(state);
    live.connection.set(state);
  }

  function onControl(control: ControlMessage): void {
    if (control.type === 'presence') presence.receive(control.projectId, control.people);
    else if (control.type === 'typing') typing.receive(control.taskId, control.person);
    else if (control.type === 'project.hidden') hide(control.projectId);
    else if (control.type === 'reload' || control.type === 'role.changed') live.markStale([slug]);
  }

  function hide(projectId: string): void {
    onHidden(projectId);
    for (const reducer of reducers) reducer.hide?.(live, projectId);
  }

  const endings = [
    presence.sendOver((message) => connection.send(message)),
    typing.sendOver((message) => connection.send(message)),
    on(window, ['online', 'focus', 'pageshow'], () => connection.wake()),
    on(window, ['offline'], () => connection.goOffline()),
    on(window, ['pointerdown', 'keydown'], () => connection.use()),
    on(document, ['visibilitychange'], () => {
      if (document.visibilityState === 'visible') connection.wake();
    }),
    // Whoever is let in again after all is told so by an answer.
    onAnswerOf([slug, 'tenant'], () => connection.start()),
    session.watch((state) => {
      if (state === 'out') connection.stop();
    }),
    () => connection.stop(),
    () => buffer.close(),
    () => (live.replay = undefined),
    () => live.connection.set('idle'),
  ];
  connection.start();
  return () => {
    for (const end of endings) end();
  };
}

/**
 * What was read, or asked for, before the connection was there may lack what happened meanwhile.
 * @param before answers from then on lack nothing that is not told, in milliseconds
 */
function refetchOld(live: LiveWorkspace, before: number): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: [live.slug] })) {
    const { dataUpdatedAt, fetchStatus } = query.state;
    const isCovered = fetchStatus === 'fetching' || dataUpdatedAt === 0 || dataUpdatedAt >= before;
    if (before === Infinity || !isCovered)
      void once(query).then(() => live.markStale(query.queryKey));
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
