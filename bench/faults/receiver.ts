import { type Server, createServer } from 'node:http';
import { HOSTILE_PATH, HostileAnswers } from './hostile-answers.ts';

/** How whoever receives webhooks behaves just now. */
export type ReceiverMood = 'taking' | 'failing' | 'hanging';

/** What was delivered. */
export interface Delivery {
  /** The same in every attempt. */
  readonly id: string;
  readonly type: string;
  /** Of the task it tells of. */
  readonly title: string;
}

/** Takes webhooks and keeps what it took; can be made to fail or to say nothing. */
export class Receiver implements AsyncDisposable {
  readonly #server: Server;
  readonly taken: Delivery[] = [];
  mood: ReceiverMood = 'taking';

  private constructor() {
    const hostile = new HostileAnswers();
    this.#server = createServer((request, response) => {
      if (request.url?.startsWith(HOSTILE_PATH)) return hostile.give(response);
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        if (this.mood === 'hanging') return;
        if (this.mood === 'failing') return void response.writeHead(500).end();
        const told = JSON.parse(body) as { type: string; data?: { task?: { title?: string } } };
        const id = String(request.headers['webhook-id']);
        this.taken.push({ id, type: told.type, title: told.data?.task?.title ?? '' });
        response.writeHead(204).end();
      });
    });
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', () => resolve()));
    return receiver;
  }

  get host(): string {
    const address = this.#server.address();
    return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
