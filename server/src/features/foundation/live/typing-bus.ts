import { isUuid } from '#kernel/ids.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { PublishTyping, Typing } from './typing.ts';

const CHANNEL = 'live.typing';

/** Carries who types between the processes of a deployment. */
export class TypingBus implements Disposable {
  readonly #bus: Bus;
  readonly #typings = new Map<string, Typing>();
  readonly #end: () => void;

  constructor(bus: Bus) {
    this.#bus = bus;
    this.#end = bus.subscribe(CHANNEL, (message) => this.#onMessage(message));
  }

  /** How a tenant's typing tells the others. */
  publisherOf(tenantId: string): PublishTyping {
    return ({ projectId, taskId, userId }) =>
      void this.#bus.publish(CHANNEL, JSON.stringify([tenantId, projectId, taskId, userId]));
  }

  /** Listens for a tenant. @returns ends it */
  open(tenantId: string, typing: Typing): () => void {
    this.#typings.set(tenantId, typing);
    return () => {
      if (this.#typings.get(tenantId) === typing) this.#typings.delete(tenantId);
    };
  }

  #onMessage(text: string): void {
    const [tenantId, projectId, taskId, userId] = parse(text);
    if (tenantId === undefined || projectId === undefined) return;
    if (taskId === undefined || userId === undefined) return;
    this.#typings.get(tenantId)?.receive({ projectId, taskId, userId });
  }

  [Symbol.dispose](): void {
    this.#end();
  }
}

/** What others than our own processes say on the line is nothing to us. */
function parse(text: string): string[] {
  try {
    const message: unknown = JSON.parse(text);
    if (Array.isArray(message) && message.every(isId)) return message;
  } catch {
    // falls through
  }
  return [];
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);
