import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Addresses, Workspace } from './workspace.ts';

interface Told {
  readonly type: string;
  readonly position?: string;
  readonly data?: { readonly title?: string };
}

/** Somebody who listens to a workspace, comes back after each interruption, and resumes where they were. */
export class Listener implements AsyncDisposable {
  /** Titles of the tasks whose making it was told of, each as often as it was. */
  readonly created: string[] = [];
  reloads = 0;
  connections = 0;
  readonly #addresses: Addresses;
  readonly #workspace: Workspace;
  #position: string | undefined;
  #socket: WebSocket | undefined;
  #isDone = false;
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
    if (type === 'reload') this.reloads += 1;
    if (position !== undefined) this.#position = position;
    if (type === 'task.created') this.created.push(data?.title ?? '');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDone = true;
    this.#socket?.close();
    await this.#running;
  }
}
