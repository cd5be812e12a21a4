import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Addresses, Workspace } from './workspace.ts';

interface Told {
  readonly type: string;
  readonly position?: string;
  readonly data?: { readonly title?: string };
}

/**
 * Somebody who listens to a workspace, comes back after each interruption, and resumes where they were. Told
 * that they missed too much for that, they read what there is, as the page does.
 */
export class Listener implements AsyncDisposable {
  /** Titles of the tasks whose making it was told of, each as often as it was. */
  readonly created: string[] = [];
  /** Titles of the tasks they found when they read anew. */
  readonly found = new Set<string>();
  connections = 0;
  readonly #addresses: Addresses;
  readonly #workspace: Workspace;
  #position: string | undefined;
  #socket: WebSocket | undefined;
  #isDone = false;
  #reading = Promise.resolve();
  readonly #running: Promise<void>;

  constructor(addresses: Addresses, workspace: Workspace) {
    this.#addresses = addresses;
    this.#workspace = workspace;
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#isDone) {
      await this.#connect().catch(() => undefined);
      await delay(100 + Math.random() * 200);
    }
  }

  /** One connection, from its beginning to its end. */
  #connect(): Promise<void> {
    const address = this.#addresses().replace('http', 'ws');
    // As the page does: in the address it cannot come too late.
    const place = this.#position === undefined ? '' : `?position=${this.#position}`;
    const socket = new WebSocket(`${address}/ws/tasks${place}`, {
      headers: {
        authorization: `Bearer ${this.#workspace.owner.token}`,
        'x-tenant-id': this.#workspace.slug,
      },
      handshakeTimeout: 3000,
    });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString()) as Told));
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => resolve());
    });
  }

  #hear({ type, position, data }: Told): void {
    if (type === 'connection_established') {
      this.connections += 1;
      this.#position ??= position;
      return;
    }
    if (type === 'reload') {
      // What is told while they read is the newest; the gap lies behind it.
      const known = new Set([...this.created, ...this.found]);
      this.#reading = this.#reading.then(() => this.#readAnew(known));
    }
    if (position !== undefined) this.#position = position;
    if (type === 'task.created') this.created.push(data?.title ?? '');
  }

  /** Reads what was made since what is known, until it succeeds: just now something may be cut off. */
  async #readAnew(known: ReadonlySet<string>): Promise<void> {
    while (!this.#isDone) {
      const news = await this.#workspace.news(known).catch(() => undefined);
      for (const title of news ?? []) this.found.add(title);
      if (news) return;
      await delay(200);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDone = true;
    this.#socket?.close();
    await this.#running;
    await this.#reading;
  }
}
