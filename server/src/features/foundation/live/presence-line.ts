import { randomBytes } from 'node:crypto';
import { isUuid } from '#kernel/ids.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { Presence, TellOthers, Watcher } from './presence.ts';

const CHANNEL = 'live.presence';
/** Watchers in one message: two ids each, well below what a line takes. */
const MOST_TOLD = 80;
/** How often a process says again who is there. */
const RENEW_MS = 10_000;

/** `[process, tenant]` asks who is there; `[process, tenant, project, [[person, task], …]]` says it. */
type Told = readonly [
  process: string,
  tenantId: string,
  projectId?: string,
  watchers?: readonly (readonly [string, string | null])[],
];

/** Carries presence between the processes of a deployment. What a process that died said expires. */
export class PresenceLine implements Disposable {
  readonly #bus: Bus;
  readonly #self = randomBytes(6).toString('hex');
  readonly #rooms = new Map<string, Presence>();
  readonly #timer: NodeJS.Timeout;
  readonly #endings: (() => void)[];

  constructor(bus: Bus) {
    this.#bus = bus;
    this.#endings = [
      bus.subscribe(CHANNEL, (message) => this.#hear(message)),
      bus.onInterruption((isHearing) => {
        if (isHearing) for (const tenantId of this.#rooms.keys()) this.#ask(tenantId);
      }),
    ];
    this.#timer = setInterval(() => this.#renew(), RENEW_MS).unref();
  }

  /** How a tenant's presence tells the others. */
  tellerOf(tenantId: string): TellOthers {
    return (projectId, here) => {
      const watchers = here
        .slice(0, MOST_TOLD)
        .map(({ userId, taskId }) => [userId, taskId] as const);
      this.#tell([this.#self, tenantId, projectId, watchers]);
    };
  }

  /** Listens for a tenant, and asks who is there. @returns ends it */
  open(tenantId: string, presence: Presence): () => void {
    this.#rooms.set(tenantId, presence);
    this.#ask(tenantId);
    return () => {
      if (this.#rooms.get(tenantId) === presence) this.#rooms.delete(tenantId);
    };
  }

  #ask(tenantId: string): void {
    this.#tell([this.#self, tenantId]);
  }

  #tell(told: Told): void {
    void this.#bus.publish(CHANNEL, JSON.stringify(told));
  }

  #renew(): void {
    for (const presence of this.#rooms.values()) presence.renew();
  }

  #hear(text: string): void {
    const told = parse(text);
    const presence = told && this.#rooms.get(told[1]);
    if (!told || !presence || told[0] === this.#self) return;
    const [process, , projectId, watchers] = told;
    if (projectId === undefined || watchers === undefined) presence.renew();
    else
      presence.hear(
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
function parse(text: string): Told | undefined {
  try {
    const told: unknown = JSON.parse(text);
    if (!Array.isArray(told)) return undefined;
    const [process, tenantId, projectId, watchers] = told as unknown[];
    const isAsking = told.length === 2;
    const isSaying =
      typeof projectId === 'string' &&
      isUuid(projectId) &&
      Array.isArray(watchers) &&
      watchers.every(isWatcher);
    if (typeof process === 'string' && typeof tenantId === 'string' && (isAsking || isSaying))
      return told as unknown as Told;
  } catch {
    // falls through
  }
  return undefined;
}

const isWatcher = (value: unknown): boolean =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  (value[1] === null || typeof value[1] === 'string');
