import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Workspace } from './workspace.ts';

/** What was sent and what was promised for it. */
interface Entry {
  readonly workspace: Workspace;
  /** Null until it was acknowledged. */
  taskId: string | null;
}

/**
 * Clients that write one task after another and note what they were promised: the intention before each
 * request, the acknowledgement after a 2xx. What is cut off or refused for now is sent again under the
 * same key, wherever it goes then.
 */
export class Ledger {
  /** By the title, which is as unique as the key. */
  readonly entries = new Map<string, Entry>();
  readonly refused: string[] = [];
  readonly #clients: Promise<void>[];
  #isStopped = false;
  #acknowledged = 0;
  #underWay = 0;
  #slowestMs = 0;

  /** @param pauseMs between two tasks of one client */
  constructor(workspaces: readonly Workspace[], clients: number, pauseMs: number) {
    this.#clients = Array.from({ length: clients }, async (_, i) => {
      while (!this.#isStopped) {
        await this.#write(workspaces[i % workspaces.length] as Workspace);
        await delay(pauseMs);
      }
    });
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Requests that are not acknowledged yet. */
  get underWay(): number {
    return this.#underWay;
  }

  /** How long a write took at most since this was asked before. */
  takeSlowest(): number {
    const slowest = this.#slowestMs;
    this.#slowestMs = 0;
    return slowest;
  }

  async #write(workspace: Workspace): Promise<void> {
    const key = randomUUID();
    const title = `Under way ${key}`;
    const entry: Entry = { workspace, taskId: null };
    this.entries.set(title, entry);
    this.#underWay += 1;
    const began = performance.now();
    try {
      for (;;) {
        const answer = await workspace.createTask(title, key).catch(() => undefined);
        if (answer?.status === 201) {
          entry.taskId = (answer.body as { id: string }).id;
          this.#acknowledged += 1;
          return;
        }
        const passes = answer === undefined || answer.status === 503 || answer.status === 502;
        // The first attempt may still run in a process that has not noticed that its client is gone.
        if (!passes && answer.status !== 409)
          return void this.refused.push(`${answer.status} ${JSON.stringify(answer.body)}`);
        await delay(50 + Math.random() * 50);
      }
    } finally {
      this.#slowestMs = Math.max(this.#slowestMs, performance.now() - began);
      this.#underWay -= 1;
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#clients);
  }
}
