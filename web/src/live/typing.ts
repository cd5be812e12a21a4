import type { Reference } from '#api/index.ts';
import { makeStore } from '#shared/index.ts';
import type { ClientMessage } from './wire.ts';

/** Somebody who goes on writing says so again within this time. */
const TELL_EVERY_MS = 3_000;
/** How long somebody counts as writing after they were last heard of. */
const SHOWN_MS = 6_000;

const nobody: readonly Reference[] = [];

/** Who writes a comment on which task: the others, and this page. Nobody says that they have stopped. */
export class Typing {
  readonly #others = makeStore<ReadonlyMap<string, readonly Reference[]>>(new Map());
  readonly #ends = new Map<string, ReturnType<typeof setTimeout>>();
  #send: ((message: ClientMessage) => void) | undefined;
  /** When this page last said that its person writes, by task. */
  #told = { taskId: '', at: -Infinity };

  readonly watch = this.#others.watch;

  /** The others who write on a task; the same array until that changes. */
  on(taskId: string): readonly Reference[] {
    return this.#others.get().get(taskId) ?? nobody;
  }

  /** Somebody else writes on a task. */
  receive(taskId: string, person: Reference): void {
    const key = `${taskId} ${person.id}`;
    clearTimeout(this.#ends.get(key));
    this.#ends.set(
      key,
      setTimeout(() => this.forget(taskId, person.id), SHOWN_MS),
    );
    const writing = this.on(taskId);
    if (!writing.some(({ id }) => id === person.id)) this.#put(taskId, [...writing, person]);
  }

  /** Their comment is there, or they have not been heard of for some time. */
  forget(taskId: string, personId: string): void {
    const key = `${taskId} ${personId}`;
    if (!this.#ends.has(key)) return;
    clearTimeout(this.#ends.get(key));
    this.#ends.delete(key);
    this.#put(
      taskId,
      this.on(taskId).filter(({ id }) => id !== personId),
    );
  }

  /** This person writes a comment on a task: the others are told now and then. */
  tell(taskId: string, now = Date.now()): void {
    if (this.#told.taskId === taskId && now - this.#told.at < TELL_EVERY_MS) return;
    this.#told = { taskId, at: now };
    this.#send?.({ type: 'typing', taskId });
  }

  /** What they wrote is sent: what they write next is told at once. */
  hasSent(): void {
    this.#told = { taskId: '', at: -Infinity };
  }

  /** Gives it a connection to send over. @returns takes it away */
  sendOver(send: (message: ClientMessage) => void): () => void {
    this.#send = send;
    return () => {
      this.#send = undefined;
      for (const end of this.#ends.values()) clearTimeout(end);
      this.#ends.clear();
      this.#others.set(new Map());
    };
  }

  #put(taskId: string, people: readonly Reference[]): void {
    const next = new Map(this.#others.get());
    if (people.length > 0) next.set(taskId, people);
    else next.delete(taskId);
    this.#others.set(next);
  }
}
