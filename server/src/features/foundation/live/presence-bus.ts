import { randomBytes } from 'node:crypto';
import { isUuid } from '#kernel/ids.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { Presence, PublishPresence, Watcher } from './presence.ts';

const CHANNEL = 'live.presence';
/** Watchers in one message: two ids each, well below what a line takes. */
const MOST_TOLD = 80;
/** How often a process says again who is there. */
const RENEW_MS = 10_000;

/** `[process, tenant]` asks who is there; `[process, tenant, project, [[person, task], …]]` says it. */
type PresenceMessage = readonly [
  process: string,
  tenantId: string,
  projectId?: string,
  watchers?: readonly (readonly [string, string | null])[],
];

/** Carries presence between the processes of a deployment. What a process that died said expires. */
export class PresenceBus implements Disposable {
  readonly #bus: Bus;
  readonly #self = randomBytes(6).toString('hex');
  readonly #presences = new Map<string, Presence>();
  readonly #timer: NodeJS.Timeout;
  readonly #endings: (() => void)[];

  constructor(bus: Bus) {
    this.#bus = bus;
    this.#endings = [
      bus.subscribe(CHANNEL, (message) => this.#onMessage(message)),
      bus.onInterruption((isListening) => {
        if (isListening) for (const tenantId of this.#presences.keys()) this.#ask(tenantId);
      }),
    ];
    this.#timer = setInterval(() => this.#renew(), RENEW_MS).unref();
  }

  /** How a tenant's presence tells the others. */
  publisherOf(tenantId: string): PublishPresence {
    return (projectId, here) => {
      const watchers = here
        .slice(0, MOST_TOLD)
        .map(({ userId, taskId }) => [userId, taskId] as const);
      this.#publish([this.#self, tenantId, projectId, watchers]);
    };
  }

  /** Listens for a tenant, and asks who is there. @returns ends it */
  open(tenantId: string, presence: Presence): () => void {
    this.#presences.set(tenantId, presence);
    this.#ask(tenantId);
    return () => {
      if (this.#presences.get(tenantId) === presence) this.#presences.delete(tenantId);
    };
  }

  #ask(tenantId: string): void {
    this.#publish([this.#self, tenantId]);
  }

  #publish(message: PresenceMessage): void {
    void this.#bus.publish(CHANNEL, JSON.stringify(message));
  }

  #renew(): void {
    for (const presence of this.#presences.values()) presence.renew();
  }

  #onMessage(text: string): void {
    const message = parse(text);
    const presence = message && this.#presences.get(message[1]);
    if (!message || !presence || message[0] === this.#self) return;
    const [process, , projectId, watchers] = message;
    if (projectId === undefined || watchers === undefined) presence.renew();
    else
      presence.receive(
        process,
        projectId,
        watchers.map(([userId, taskId]): Watcher => ({ userId, taskId })),
      );
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const end of this.#endings) end();
  }
}

/** What others than our own processes say on the line is nothing to us. */
function parse(text: string): PresenceMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    if (!Array.isArray(message)) return undefined;
    const [process, tenantId, projectId, watchers] = message as unknown[];
    const isAsking = message.length === 2;
    const isSaying =
      typeof projectId === 'string' &&
      isUuid(projectId) &&
      Array.isArray(watchers) &&
      watchers.every(isWatcher);
    if (typeof process === 'string' && typeof tenantId === 'string' && (isAsking || isSaying))
      return message as unknown as PresenceMessage;
  } catch {
    // falls through
  }
  return undefined;
}

const isWatcher = (value: unknown): boolean =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  (value[1] === null || typeof value[1] === 'string');
