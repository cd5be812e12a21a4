import { type AddressInfo, type Socket, connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { createLog } from '../log/index.ts';
import { createHttp } from './server.ts';

const SIZE = 50 * 1024 * 1024;

let http: FastifyInstance;
let port: number;
beforeAll(async () => {
  const log = createLog({ level: 'silent', forPeople: false }, { write: () => undefined });
  http = await createHttp({ log, bodyLimitBytes: 2 * SIZE, trustedProxies: [] });
  http.post(
    '/refused',
    {
      onRequest: async () => {
        throw new AppError('rate_limited', 'Too many requests.');
      },
    },
    async () => ({}),
  );
  await http.listen({ port: 0, host: '127.0.0.1' });
  port = (http.server.address() as AddressInfo).port;
});
afterAll(() => http.close());

/** Sends the head of a request and as much of its body as the server takes. */
async function send(length: number, body = length): Promise<{ socket: Socket; answer(): string }> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => void (answer += text));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `POST /refused HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
  );
  if (body > 0) socket.write(Buffer.alloc(body, 32));
  return { socket, answer: () => answer };
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(5);
};

test('refuses a large body without reading it, and the answer arrives', async () => {
  const { socket, answer } = await send(SIZE);
  await until(() => answer().includes('"rate_limited"'));
  expect(answer()).toMatch(/^HTTP\/1\.1 429 /);
  expect(answer()).toMatch(/connection: close/i);
  expect(socket.bytesWritten - socket.writableLength).toBeLessThan(SIZE / 2);
  expect(socket.readyState, 'for a moment it stays open').toBe('open');
  await until(() => socket.closed);
});

test('keeps the connection where the body was small', async () => {
  const { socket, answer } = await send(2);
  await until(() => answer().includes('"rate_limited"'));
  expect(answer()).not.toMatch(/connection: close/i);
  socket.write('GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n');
  await until(() => answer().includes('HTTP/1.1 404'));
  socket.destroy();
});
