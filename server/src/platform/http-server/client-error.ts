import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '#kernel/ids.ts';

const STATUS: Record<string, readonly [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The header is larger than this server accepts.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
};

/** The answer to bytes that are no request at all: there is no reply to send it with, so it is written by hand. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, detail] = STATUS[error.code ?? ''] ?? [400, 'This is not a request in HTTP/1.1.'];
  const title = STATUS_CODES[status] ?? 'Bad Request';
  const requestId = newId();
  const type = '/api/docs/problems#bad_request';
  const body = JSON.stringify({ type, title, status, detail, code: 'bad_request', requestId });
  if (socket.writable) {
    socket.write(
      [
        `HTTP/1.1 ${status} ${title}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        `X-Request-ID: ${requestId}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroy();
}
