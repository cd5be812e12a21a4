/** WebSockets on the HTTP server: taken in before they are upgraded, kept within limits, watched and sent off. */
export type { SocketCounters } from './counters.ts';
export { type SocketRoute, serveSockets, takeSockets } from './serve.ts';
export { CLOSE, MOST_WAITING, Socket, type SocketHandler } from './socket.ts';
