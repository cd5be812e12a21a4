import type { Actor, SignedIn } from '#identity/index.ts';

/** The far end of a connection; a `Socket` of platform/sockets is one. */
export interface PeerSocket {
  readonly isOpen: boolean;
  /** Bytes that wait for it to read. */
  readonly waiting: number;
  send(text: string | Buffer): void;
  close(code: number, reason: string): void;
}

/** Someone with at least one connection. */
export interface ConnectedPerson {
  actor: Actor;
  readonly connections: Set<LiveConnection>;
}

/**
 * How far a connection is: not yet let in; let in, but told nothing before it could ask for what it missed;
 * reading what it missed; hearing everything as it happens.
 */
type Stage = 'arriving' | 'waiting' | 'reading' | 'live';

/** One connection of one person to their tenant, and how far in its events it is. */
export class LiveConnection {
  readonly account: SignedIn;
  readonly socket: PeerSocket;
  #stage: Stage = 'arriving';
  /** Everything up to here has been sent, or was not for this person, or was before their time. */
  #position = 0;
  #lastSent: number | undefined;
  /** Its subscribed projects; undefined for all. */
  #narrowed: Set<string> | undefined;

  constructor(account: SignedIn, socket: PeerSocket) {
    this.account = account;
    this.socket = socket;
  }

  get stage(): Stage {
    return this.#stage;
  }

  get position(): number {
    return this.#position;
  }

  /** The last event that went out on this connection. */
  get lastSent(): number | undefined {
    return this.#lastSent;
  }

  admit(position: number): void {
    this.#stage = 'waiting';
    this.#position = position;
  }

  /** From now on, events are held back until it has caught up. */
  startReading(): void {
    this.#stage = 'reading';
  }

  /** What comes after a position is what it reads. */
  rewind(position: number): void {
    this.#position = position;
  }

  /** From now on it gets events after a position. */
  goLive(position: number): void {
    this.#stage = 'live';
    this.#position = position;
  }

  subscribe(projectId: string): void {
    (this.#narrowed ??= new Set()).add(projectId);
  }

  unsubscribe(projectId: string): void {
    this.#narrowed?.delete(projectId);
    if (this.#narrowed?.size === 0) this.#narrowed = undefined;
  }

  wants(projectId: string | null): boolean {
    return projectId === null || (this.#narrowed?.has(projectId) ?? true);
  }

  /** An event happens. @param frame what there is to tell this person of it */
  deliverLive(position: number, projectId: string | null, frame: Buffer | undefined): void {
    if (this.#stage === 'live') this.deliver(position, projectId, frame);
  }

  /** The next event, whether it happens now or was missed; one that was there already is passed over. */
  deliver(position: number, projectId: string | null, frame: Buffer | undefined): void {
    if (position <= this.#position) return;
    this.#position = position;
    if (!frame || !this.wants(projectId)) return;
    this.#lastSent = position;
    this.socket.send(frame);
  }

  sendJson(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
