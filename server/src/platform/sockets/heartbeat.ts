import type { Socket } from './socket.ts';

/** Each socket is asked for a sign of life this often. */
const EVERY_SECONDS = 30;

/**
 * Keeps connections alive through proxies and finds those that are dead. Sockets are spread over the
 * seconds of a round, so that ten thousand of them are not asked at once. Without sockets it does not beat.
 */
export class Heartbeat implements Disposable {
  readonly #seconds = Array.from({ length: EVERY_SECONDS }, () => new Set<Socket>());
  #timer: NodeJS.Timeout | undefined;
  #watched = 0;
  #now = 0;

  /** @returns ends it */
  watch(socket: Socket): () => void {
    // The second that has just passed, so that the first question comes after a whole round.
    const second = this.#seconds[this.#now] as Set<Socket>;
    second.add(socket);
    this.#watched += 1;
    this.#timer ??= setInterval(() => this.#beat(), 1000).unref();
    return () => {
      if (!second.delete(socket)) return;
      this.#watched -= 1;
      if (this.#watched === 0) this[Symbol.dispose]();
    };
  }

  #beat(): void {
    this.#now = (this.#now + 1) % EVERY_SECONDS;
    for (const socket of this.#seconds[this.#now] ?? []) socket.beat();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
