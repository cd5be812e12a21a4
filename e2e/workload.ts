import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Somebody who works through the API. */
export interface Caller {
  readonly address: string;
  readonly token: string;
  readonly tenant: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export async function call(
  { address, token, tenant }: Caller,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'x-tenant-id': tenant,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** Between two tasks of a client: people who are quick, not a machine that writes as much as there is room for. */
const PAUSE_MS = 25;

/**
 * Clients that write one task after another until they are stopped, and note what they were promised:
 * the intention before each request, the acknowledgement after it. A request that is refused for now or
 * cut off is sent again under the same key.
 */
export class Workload {
  readonly #caller: Caller;
  readonly #projectId: string;
  readonly #clients: Promise<void>[];
  #isStopped = false;
  /** Titles that were sent. */
  readonly intended = new Set<string>();
  /** Titles that were acknowledged. */
  readonly acknowledged = new Set<string>();
  /** Answers that were neither done nor a request to come again. */
  readonly refused: Answer[] = [];

  constructor(caller: Caller, projectId: string, clients: number) {
    this.#caller = caller;
    this.#projectId = projectId;
    this.#clients = Array.from({ length: clients }, () => this.#work());
  }

  async #work(): Promise<void> {
    while (!this.#isStopped) {
      const key = randomUUID();
      const title = `Written under way ${key}`;
      this.intended.add(title);
      await this.#send(key, title);
      await delay(PAUSE_MS);
    }
  }

  async #send(key: string, title: string): Promise<void> {
    const body = { projectId: this.#projectId, title, labels: ['under way'] };
    for (;;) {
      const answer = await call(this.#caller, 'POST', '/tasks', body, {
        'idempotency-key': key,
      }).catch(() => undefined);
      if (answer?.status === 201) return void this.acknowledged.add(title);
      if (answer && answer.status !== 503) return void this.refused.push(answer);
      await delay(50);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#clients);
  }
}

/** Every task of a workspace as its people see it, in the order they were made. */
export async function allTasks(caller: Caller): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await call(caller, 'GET', `/tasks?limit=100&sort=createdAt${at}`);
    if (status !== 200) throw new Error(`the list answered ${status}: ${JSON.stringify(body)}`);
    found.push(...(body['items'] as Record<string, unknown>[]));
    cursor = body['nextCursor'] as string | null;
  } while (cursor !== null);
  return found;
}
