import type { RawData, WebSocket } from 'ws';
import { Budget } from './budget.ts';
import type { SocketCounters } from './counters.ts';

/** Why we end a connection (RFC 6455, 7.4; from 4000 on our own, after the corresponding HTTP status). */
export const CLOSE = {
  restarting: 1012,
  tryLater: 1013,
  tooFast: 1008,
  unauthenticated: 4401,
  forbidden: 4403,
} as const;

/** Bytes that may wait for a peer that reads slowly before it is sent away. */
export const MOST_WAITING = 1_048_576;
/** Messages a peer may send, control frames included. */
const BUDGET = { perSecond: 20, burst: 40 };
/** How long a peer may take to answer our goodbye. */
const GOODBYE_MS = 3_000;

/** Callbacks of a socket, for the protocol on top of it. */
export interface SocketHandler {
  /** A text message; everything else is refused before. */
  onMessage(text: string): void;
  /** The connection is gone; called once. */
  onClose(): void;
}

/** One connection, within its limits: of what comes in, and of what waits to go out. */
export class Socket {
  readonly #ws: WebSocket;
  readonly #counters: SocketCounters;
  readonly #budget = new Budget(BUDGET, performance.now());
  #handler: SocketHandler | undefined;
  #answered = true;
  /** Why we closed it, if we did: a peer that ignores the close is dropped, with the same reason. */
  #ended: number | undefined;

  constructor(ws: WebSocket, counters: SocketCounters) {
    this.#ws = ws;
    this.#counters = counters;
    counters.open += 1;
    counters.opened += 1;
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
    ws.on('ping', () => void this.#mayGoOn());
    ws.on('pong', () => {
      this.#answered = true;
    });
    ws.once('close', (told) => {
      const code = this.#ended ?? told;
      counters.open -= 1;
      counters.closed[code] = (counters.closed[code] ?? 0) + 1;
      this.#handler?.onClose();
    });
  }

  /** The receiver of incoming messages from now on. */
  set handler(handler: SocketHandler) {
    this.#handler = handler;
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** Bytes that wait for the peer to read. */
  get waiting(): number {
    return this.#ws.bufferedAmount;
  }

  /**
   * Sends a text, as itself or as its bytes in UTF-8. A peer that does not read is sent away instead: it
   * comes back and asks for what it missed.
   */
  send(text: string | Buffer): void {
    if (!this.isOpen) return;
    if (this.#ws.bufferedAmount > MOST_WAITING) {
      this.close(CLOSE.tryLater, 'you read too slowly; come back and resume');
      return;
    }
    this.#counters.sent += 1;
    this.#ws.send(text, { binary: false });
  }

  /** @param reason at most 123 bytes */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.#ended = code;
    this.#ws.close(code, reason);
    setTimeout(() => this.#ws.terminate(), GOODBYE_MS).unref();
  }

  /** Asks for a sign of life; a peer that gave none since the last time is dropped. */
  beat(): void {
    if (!this.#answered) return this.#ws.terminate();
    this.#answered = false;
    if (this.isOpen) this.#ws.ping();
  }

  /** Drops the connection without a word. */
  drop(): void {
    this.#ws.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.isOpen || !this.#mayGoOn()) return;
    this.#counters.received += 1;
    // Text that is no UTF-8 never comes this far. What is binary is no message of ours.
    this.#handler?.onMessage(isBinary ? '' : (data as Buffer).toString());
  }

  #mayGoOn(): boolean {
    if (this.#budget.take(performance.now())) return true;
    this.close(CLOSE.tooFast, 'too many messages');
    return false;
  }
}
