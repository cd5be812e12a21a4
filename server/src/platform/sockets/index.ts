/** WebSockets on the HTTP server: authenticated before the upgrade, limited, monitored and closed. */
export type { SocketCounters } from './counters.ts';
export { type SocketRoute, serveSockets, takeSockets } from './serve.ts';
export { CLOSE, MOST_WAITING, Socket, type SocketHandler } from './socket.ts';
