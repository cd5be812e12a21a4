import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body of fewer bytes has arrived, or nearly, by the time that its request is refused. */
const SMALL = 64 * 1024;
/** How long a refused client has to take its answer and hang up. */
const LINGER_MS = 1000;

/**
 * Answers a request that was refused before its large body arrived without reading that body: Node would read all of
 * it and throw it away, which costs more than the refusal. The connection is of no further use then, and the
 * answer says so. It stays open for a moment all the same: bytes that no one reads turn a close into a reset, and a
 * reset may take the answer with it (RFC 9112, 9.6).
 */
export function leaveBodiesUnread(http: FastifyInstance): void {
  http.addHook('onSend', (request, reply, payload, done) => {
    const { socket, complete } = request.raw;
    const isRefused = reply.statusCode >= 400 && typeof payload === 'string';
    if (!isRefused || complete || !isLarge(request) || !(socket instanceof Socket)) {
      return done(null, payload);
    }
    void reply.header('connection', 'close').header('content-length', Buffer.byteLength(payload));
    done(null, lingering(payload, socket));
  });
}

const isLarge = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > SMALL;

/** @returns a stream of `text` that ends after a moment, or with the connection */
function lingering(text: string, socket: Socket): Readable {
  const stream = new Readable({ read: () => undefined });
  const end = (): void => {
    clearTimeout(timer);
    socket.off('close', end);
    stream.push(null);
  };
  const timer = setTimeout(end, LINGER_MS);
  socket.once('close', end);
  stream.push(text);
  return stream;
}
