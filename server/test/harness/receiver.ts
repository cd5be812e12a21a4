import { once } from 'node:events';
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came to a {@link Receiver}. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Someone outside, who answers as a test tells it and remembers what it was asked. */
export interface Receiver extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** How it answers from now on; 200 without a body until told. */
  answer(how: (response: ServerResponse, request: Received) => void): void;
  /** Resolves once it has been asked so many times. */
  until(requests: number): Promise<void>;
}

/** @param host 127.0.0.1 unless another address of this machine is to be reached */
export async function startReceiver(host = '127.0.0.1'): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let how: (response: ServerResponse, request: Received) => void = (response) => response.end();
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const came = { method, path, headers, body: Buffer.concat(pieces).toString() };
      received.push(came);
      for (const look of waiting) look();
      how(response, came);
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    received,
    answer(next) {
      how = next;
    },
    until: (requests) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length < requests) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
