import { setTimeout as delay } from 'node:timers/promises';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, notFound } from '#kernel/errors.ts';
import { type SocketCounters, newCounters } from './counters.ts';
import { Heartbeat } from './heartbeat.ts';
import { CLOSE, Socket } from './socket.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether sockets are opened at this route. */
    takesSockets?: true;
  }
}

/** What a message may weigh, in bytes; a larger one ends the connection with 1009. */
const LARGEST_MESSAGE = 16_384;
/** How long peers have to leave when the process ends. */
const LEAVING_MS = 2_000;

/** A place where sockets are opened. */
export interface SocketRoute<E> {
  readonly url: string;
  /** Says who may come in, before the connection is upgraded; what it throws is answered as any request's. */
  readonly admit: (request: FastifyRequest) => Promise<E>;
  readonly open: (socket: Socket, peer: E) => void;
}

const entrants = new WeakMap<FastifyRequest, unknown>();

/** Has the server take WebSockets; call it before the routes are registered. */
export async function takeSockets(http: FastifyInstance): Promise<void> {
  await http.register(websocket, {
    options: { maxPayload: LARGEST_MESSAGE, perMessageDeflate: false, clientTracking: true },
    // The connection is closed by then, with the code that says why.
    errorHandler: (error, _socket, request) => request.log.debug({ err: error }, 'socket failed'),
    preClose: (done) => done(),
  });
  // Everywhere else the plugin would open a connection only to close it.
  http.addHook('onRequest', async (request) => {
    if (request.ws && !request.routeOptions.config.takesSockets) throw notFound('socket');
  });
  http.addHook('preClose', () => farewell(http));
}

/** Tells everyone to come back elsewhere, and does not wait for those who do not leave. */
async function farewell({ websocketServer }: FastifyInstance): Promise<void> {
  const { clients } = websocketServer;
  for (const client of clients) client.close(CLOSE.restarting, 'restarting; come back');
  const until = performance.now() + LEAVING_MS;
  while (clients.size > 0 && performance.now() < until) await delay(20);
  for (const client of clients) client.terminate();
  websocketServer.close();
}

/** Opens a place for sockets on a server that takes them. @returns what its sockets come to */
export function serveSockets<E>(http: FastifyInstance, route: SocketRoute<E>): SocketCounters {
  const counters = newCounters();
  const heartbeat = new Heartbeat();
  http.addHook('onClose', async () => heartbeat[Symbol.dispose]());
  http.route({
    method: 'GET',
    url: route.url,
    schema: { hide: true },
    config: { takesSockets: true },
    onRequest: async (request) => void entrants.set(request, await route.admit(request)),
    // Who asks without an upgrade has come this far with the right to be here.
    handler: async () => {
      throw new AppError('upgrade_required', 'This URL is a WebSocket; connect to it as one.');
    },
    wsHandler: (ws, request) => {
      const socket = new Socket(ws, counters);
      ws.once('close', heartbeat.watch(socket));
      route.open(socket, entrants.get(request) as E);
    },
  });
  return counters;
}
