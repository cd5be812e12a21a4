import type { FastifyInstance } from 'fastify';
import { notFound } from '#kernel/errors.ts';
import { type SocketCounters, serveSockets } from '#platform/sockets/index.ts';
import { eventsAfter } from '#messaging/events/index.ts';
import { authenticateSocket } from '#identity/index.ts';
import {
  Hub,
  type LiveFeature,
  type ResumePosition,
  type ChannelDeps,
  SessionRevalidator,
  parsePosition,
  presentersOf,
} from '#features/foundation/live/index.ts';
import { projectAcls } from '#features/work/projects/index.ts';
import { projectOfTask } from '#features/work/tasks/index.ts';
import type { Core } from './core.ts';

/** Everyone who is connected to this process; disposing ends the look at their rights. */
export interface Live extends AsyncDisposable {
  readonly counters: SocketCounters;
}

/** Opens `/ws/tasks`, on every host. */
export function startLive(
  core: Core,
  http: FastifyInstance,
  features: readonly LiveFeature[],
): Live {
  const { identity, tenancy, config } = core;
  const onError = (error: unknown): void => http.log.error({ err: error }, 'live delivery failed');
  const hub = new Hub({
    channelDeps: channelDeps(core, features, onError),
    bus: core.bus,
    limits: config.sockets,
    onError,
  });
  const { sessions, memberships } = identity;
  const find = (tenantId: string) => tenancy.find(tenantId);
  const revalidator = new SessionRevalidator(hub, { sessions, memberships, find, onError });
  const counters = serveSockets(http, {
    url: '/ws/tasks',
    admit: async (request) => {
      const peer = await authenticateSocket(identity, request);
      const { position } = request.query as { position?: unknown };
      return hub.prepare(peer, position === undefined ? undefined : positionIn(position));
    },
    open: (socket, pending) => hub.onOpen(socket, pending),
  });
  return {
    counters,
    async [Symbol.asyncDispose]() {
      await revalidator[Symbol.asyncDispose]();
      hub[Symbol.dispose]();
    },
  };
}

/** An epoch that no tenant has had, so that a client that resumes from it must reload. */
const NOWHERE: ResumePosition = { epoch: -1, position: 0 };
const positionIn = (position: unknown): ResumePosition => parsePosition(position) ?? NOWHERE;

const channelDeps = (
  { feed, people, tenancy }: Core,
  features: readonly LiveFeature[],
  onError: (error: unknown) => void,
): ChannelDeps => ({
  events: {
    subscribe: (tenantId, listener) => feed.subscribe(tenantId, listener),
    after: eventsAfter,
  },
  acls: projectAcls,
  projectOfTask,
  people,
  presenters: presentersOf(features),
  // Where it is now: a move may have carried it elsewhere since someone came in.
  scopeOf: async ({ id }) => {
    const tenant = await tenancy.find(id);
    if (!tenant) throw notFound('workspace');
    return tenancy.scopeOf(tenant);
  },
  onError,
});
