import type { ChannelDeps } from './channel-deps.ts';
import type { LiveChannel } from './channel.ts';
import type { LiveConnection } from './connection.ts';

/** Someone who writes a comment on a task just now. */
export interface Typist {
  readonly projectId: string;
  readonly taskId: string;
  readonly userId: string;
}

/** Tells the other processes that someone types here. */
export type PublishTyping = (typist: Typist) => void;

/** How often others hear of one person at the most. */
const EVERY_MS = 2_000;

/** Tells who of a tenant types, to the others who may see the task. Nothing of it is kept. */
export class Typing {
  readonly #channel: LiveChannel;
  readonly #deps: Pick<ChannelDeps, 'scopeOf' | 'projectOfTask' | 'onError'>;
  readonly #publish: PublishTyping;
  /** Those of whom others heard just now. */
  readonly #resting = new Set<string>();

  constructor(
    channel: LiveChannel,
    deps: Pick<ChannelDeps, 'scopeOf' | 'projectOfTask' | 'onError'>,
    publish: PublishTyping,
  ) {
    this.#channel = channel;
    this.#deps = deps;
    this.#publish = publish;
  }

  /**
   * Someone says that they type. Said again too soon it is passed over, before anything is read.
   * @returns false for a task that is not there or that they may not see
   */
  async report({ account }: LiveConnection, taskId: string): Promise<boolean> {
    const { userId } = account;
    if (this.#resting.has(userId)) return true;
    this.#rest(userId);
    const { scopeOf, projectOfTask } = this.#deps;
    const projectId = await projectOfTask(await scopeOf(this.#channel.tenant), taskId);
    if (projectId === undefined || !(await this.#channel.maySee(userId, projectId))) return false;
    const typist = { projectId, taskId, userId };
    this.#publish(typist);
    await this.#show(typist);
    return true;
  }

  /** Another process says that someone types there. */
  receive(typist: Typist): void {
    this.#rest(typist.userId);
    this.#show(typist).catch(this.#deps.onError);
  }

  #rest(userId: string): void {
    if (this.#resting.has(userId)) return;
    this.#resting.add(userId);
    setTimeout(() => this.#resting.delete(userId), EVERY_MS).unref();
  }

  async #show({ projectId, taskId, userId }: Typist): Promise<void> {
    const people = await this.#channel.directory();
    const person = { id: userId, name: people.get(userId)?.name ?? 'Unknown person' };
    const frame = Buffer.from(JSON.stringify({ type: 'typing', taskId, person }));
    for (const [readerId, { connections }] of this.#channel.people) {
      if (readerId === userId || !this.#channel.sees(readerId, projectId)) continue;
      for (const connection of connections)
        if (connection.wants(projectId)) connection.socket.send(frame);
    }
  }
}
