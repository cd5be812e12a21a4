import type { Directory } from '#features/foundation/people/index.ts';
import type { LiveChannel } from './channel.ts';
import type { LiveConnection } from './connection.ts';

/** Someone who looks at a project's board, or at one of its tasks. */
export interface Watcher {
  readonly userId: string;
  readonly taskId: string | null;
}

/** How many are named; all are counted. */
export const MOST_NAMED = 50;
/** The first change is sent soon, later ones at most this often. */
const SOON_MS = 50;
const EVERY_MS = 1_000;
/** How long another process is believed without a word of it. */
const BELIEVED_MS = 30_000;

/** Tells the other processes who looks at a project here. */
export type PublishPresence = (projectId: string, here: readonly Watcher[]) => void;

/** Who of a tenant looks at what just now, in this process and in the others. */
export class Presence implements Disposable {
  readonly #channel: LiveChannel;
  readonly #publish: PublishPresence;
  readonly #onError: (error: unknown) => void;
  readonly #here = new Map<
    LiveConnection,
    { readonly projectId: string; readonly taskId: string | null }
  >();
  /** By process, then by project. */
  readonly #elsewhere = new Map<
    string,
    Map<string, { readonly watchers: readonly Watcher[]; readonly until: number }>
  >();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #sentAt = 0;

  constructor(channel: LiveChannel, publish: PublishPresence, onError: (error: unknown) => void) {
    this.#channel = channel;
    this.#publish = publish;
    this.#onError = onError;
    channel.onHidden = ({ connections }, projectId) =>
      connections.forEach((connection) => this.leave(connection, projectId));
  }

  /** Someone looks at a project that they may see, and at nothing else any more. */
  setView(connection: LiveConnection, projectId: string, taskId: string | null): void {
    const before = this.#here.get(connection);
    if (before?.projectId === projectId && before.taskId === taskId) return;
    this.#here.set(connection, { projectId, taskId });
    if (before && before.projectId !== projectId) this.#change(before.projectId);
    this.#change(projectId);
  }

  /** @param projectId only if it is this one that they look at */
  leave(connection: LiveConnection, projectId?: string): void {
    const before = this.#here.get(connection);
    if (!before || (projectId !== undefined && before.projectId !== projectId)) return;
    this.#here.delete(connection);
    this.#change(before.projectId);
  }

  /** Another process says who looks at a project there. */
  receive(process: string, projectId: string, watchers: readonly Watcher[]): void {
    const there = this.#elsewhere.get(process) ?? new Map();
    this.#elsewhere.set(process, there);
    const isNews =
      JSON.stringify(there.get(projectId)?.watchers ?? []) !== JSON.stringify(watchers);
    if (watchers.length > 0)
      there.set(projectId, { watchers, until: performance.now() + BELIEVED_MS });
    else there.delete(projectId);
    if (there.size === 0) this.#elsewhere.delete(process);
    if (isNews) this.#change(projectId, 'elsewhere');
  }

  /** Says again who is here, and stops to believe in processes that no longer say so. */
  renew(): void {
    for (const projectId of new Set([...this.#here.values()].map((at) => at.projectId)))
      this.#publish(projectId, this.#hereIn(projectId));
    const now = performance.now();
    for (const [process, there] of this.#elsewhere) {
      for (const [projectId, { until }] of there)
        if (until < now) this.receive(process, projectId, []);
    }
  }

  /** Tells one connection who looks at a project, if anyone does. */
  sendTo(projectId: string, connection: LiveConnection): void {
    if (this.#watchersOf(projectId).length === 0) return;
    this.#channel
      .directory()
      .then((people) => connection.sendJson(this.#message(projectId, people)))
      .catch(this.#onError);
  }

  #change(projectId: string, where: 'here' | 'elsewhere' = 'here'): void {
    if (where === 'here') this.#publish(projectId, this.#hereIn(projectId));
    this.#changed.add(projectId);
    const wait = Math.max(SOON_MS, this.#sentAt + EVERY_MS - performance.now());
    this.#timer ??= setTimeout(() => this.#sendChanges(), wait).unref();
  }

  #sendChanges(): void {
    this.#timer = undefined;
    this.#sentAt = performance.now();
    const changed = [...this.#changed];
    this.#changed.clear();
    this.#channel
      .directory()
      .then((people) => changed.forEach((projectId) => this.#sendToChannel(projectId, people)))
      .catch(this.#onError);
  }

  #sendToChannel(projectId: string, people: Directory): void {
    const frame = Buffer.from(JSON.stringify(this.#message(projectId, people)));
    for (const [userId, { connections }] of this.#channel.people) {
      if (!this.#channel.sees(userId, projectId)) continue;
      for (const connection of connections)
        if (connection.wants(projectId)) connection.socket.send(frame);
    }
  }

  #message(projectId: string, people: Directory): object {
    const watchers = this.#watchersOf(projectId);
    const named = watchers.slice(0, MOST_NAMED).map(({ userId, taskId }) => ({
      id: userId,
      name: people.get(userId)?.name ?? 'Unknown person',
      taskId,
    }));
    return { type: 'presence', projectId, people: named, total: watchers.length };
  }

  #watchersOf(projectId: string): Watcher[] {
    const there = [...this.#elsewhere.values()].flatMap((of) => of.get(projectId)?.watchers ?? []);
    return distinct([...this.#hereIn(projectId), ...there]);
  }

  #hereIn(projectId: string): Watcher[] {
    return distinct(
      [...this.#here].flatMap(([connection, at]) =>
        at.projectId === projectId
          ? [{ userId: connection.account.userId, taskId: at.taskId }]
          : [],
      ),
    );
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    for (const projectId of new Set([...this.#here.values()].map((at) => at.projectId)))
      this.#publish(projectId, []);
    this.#here.clear();
  }
}

/** Someone with two windows on the same thing looks at it once. */
function distinct(watchers: readonly Watcher[]): Watcher[] {
  const byWhat = new Map(watchers.map((w) => [`${w.userId} ${w.taskId}`, w]));
  return [...byWhat].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, watcher]) => watcher);
}
