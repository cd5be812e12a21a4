import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { newCounters } from './counters.ts';
import { Socket } from './socket.ts';

let server: WebSocketServer;
let counters = newCounters();
let sockets: Socket[];

beforeEach(async () => {
  counters = newCounters();
  sockets = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (ws) => sockets.push(new Socket(ws, counters)));
  await once(server, 'listening');
});
afterEach(() => server.close());

const connect = async (options: { autoPong: boolean }): Promise<WebSocket> => {
  const { port } = server.address() as AddressInfo;
  const ws = new WebSocket(`ws://127.0.0.1:${port}`, options);
  await once(ws, 'open');
  return ws;
};

test('a peer that gives no sign of life between two beats is dropped, one that does is not', async () => {
  const dead = await connect({ autoPong: false });
  const alive = await connect({ autoPong: true });
  for (let beat = 0; beat < 3; beat++) {
    const answered = beat === 0 ? once(alive, 'ping') : undefined;
    for (const socket of sockets) socket.beat();
    await answered;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect([dead.readyState, alive.readyState]).toEqual([dead.CLOSED, alive.OPEN]);
  expect(counters).toMatchObject({ open: 1, opened: 2, closed: { 1006: 1 } });
  alive.terminate();
});

test('a peer that does not answer our goodbye is dropped after a while, for the reason we had', async () => {
  const rude = await connect({ autoPong: true });
  (rude as unknown as { _socket: { pause(): void } })._socket.pause();
  sockets[0]?.close(4403, 'not_a_member');
  await expect.poll(() => counters.open, { timeout: 5000 }).toBe(0);
  expect(counters.closed).toEqual({ 4403: 1 });
  rude.terminate();
});
