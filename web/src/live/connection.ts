import type { LiveEvent } from '#api/index.ts';
import {
  ANSWER_WITHIN,
  GREETED_WITHIN,
  SILENCE_IDLE,
  SILENCE_IN_USE,
  backoff,
  backoffAfterRestart,
} from './backoff.ts';
import { parseMessage, type ClientMessage, type ControlMessage } from './wire.ts';

/**
 * `live`: everything that happens is heard. `broken`: it was live, or never became so, and is tried
 * again. `ended`: it is not tried any more.
 */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'broken' | 'ended';

/** The part of a WebSocket that a connection uses. */
export type Socket = Pick<
  WebSocket,
  'send' | 'close' | 'readyState' | 'onmessage' | 'onclose' | 'onerror'
>;

/** What a connection is made of, and who hears what becomes of it. */
export interface ConnectionOptions {
  /** A way in that works once. @throws whatever `refusalOf` can read */
  ticket: () => Promise<string>;
  open: (ticket: string, position: string | undefined) => Socket;
  /** Why there is no ticket. */
  refusalOf: (error: unknown) => 'signed out' | 'turned away' | 'unreachable';
  onState: (state: ConnectionState) => void;
  onEvent: (event: LiveEvent) => void;
  onControl: (control: ControlMessage) => void;
  /**
   * For the first time it is live: what was read before may lack something.
   * @param sendsRecent whether what happened in the last minute is told, so that only older answers may
   */
  onFirst: (sendsRecent: boolean) => void;
  /** The session has ended. True when there is another, so that the connection goes on. @throws when unreachable */
  onSessionEnd: () => Promise<boolean>;
  /** This person, or everybody, may not be in the workspace just now. True when that has passed already. */
  onTurnedAway: () => Promise<boolean>;
  now: () => number;
  random: () => number;
}

const OPEN = 1;
const SESSION_ENDED = 4401;
const TURNED_AWAY = 4403;
const RESTARTING = 1012;

/**
 * One connection to one workspace. It comes back by itself with everything that was missed, notices when it
 * is dead, and rests when there is no right to it.
 */
export class LiveConnection {
  readonly #options: ConnectionOptions;
  #state: ConnectionState = 'idle';
  #socket: Socket | undefined;
  /** Everything up to here was heard. */
  #position: string | undefined;
  #failures = 0;
  /** Counts the attempts, so that what belongs to an earlier one is ignored. */
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #lastTrafficAt = 0;
  #asked = false;
  #inUse = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Begins, or begins again after it ended. */
  start(): void {
    if (this.#state !== 'idle' && this.#state !== 'ended') return;
    this.#failures = 0;
    void this.#connect();
  }

  stop(): void {
    this.#disconnect();
    clearTimeout(this.#retry);
    this.#setState('ended');
  }

  /** The network is back, or somebody looks at the page again: no reason to wait any longer. */
  wake(): void {
    if (this.#state !== 'broken') return this.use();
    this.#failures = 0;
    clearTimeout(this.#retry);
    void this.#connect();
  }

  /** The network is gone. */
  goOffline(): void {
    if (this.#state === 'live' || this.#state === 'connecting') this.#tryLater();
  }

  /** Somebody works here: a dead connection is to be noticed soon. */
  use(): void {
    if (this.#state !== 'live' || this.#inUse) return;
    this.#inUse = true;
    this.#guard();
  }

  /** Says something, if there is anybody to hear it. */
  send(message: ClientMessage): void {
    if (this.#state === 'live') this.#send(message);
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    if (this.#state !== 'broken') this.#setState('connecting');
    let ticket: string;
    try {
      ticket = await this.#options.ticket();
    } catch (error) {
      if (attempt === this.#attempt) await this.#refused(this.#options.refusalOf(error));
      return;
    }
    if (attempt !== this.#attempt) return;
    this.#listen(this.#options.open(ticket, this.#position));
    this.#watch = setTimeout(() => this.#tryLater(), GREETED_WITHIN);
  }

  #listen(socket: Socket): void {
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      this.#onTraffic();
      const message = parseMessage(data);
      if (message && 'control' in message) this.#onControl(message.control);
      else if (message) {
        this.#position = message.event.position;
        this.#options.onEvent(message.event);
      }
    };
    socket.onclose = ({ code }) => void this.#closed(code);
    socket.onerror = () => undefined;
  }

  #onTraffic(): void {
    this.#lastTrafficAt = this.#options.now();
    if (!this.#asked) return;
    this.#asked = false;
    this.#guard();
  }

  #onControl(control: ControlMessage): void {
    if (control.type === 'connection_established') {
      // Whoever was here before said so in the address, and is told now what they missed.
      if (this.#position !== undefined) return;
      this.#position = control.recent ?? control.position;
      this.#send({ type: 'resume', position: this.#position });
      this.#options.onFirst(control.recent !== undefined);
    } else if (control.type === 'resumed' || control.type === 'reload') {
      this.#position = control.position;
      this.#failures = 0;
      if (control.type === 'reload') this.#options.onControl(control);
      this.#setState('live');
      this.#guard();
    } else {
      this.#options.onControl(control);
    }
  }

  async #closed(code: number): Promise<void> {
    this.#disconnect();
    if (code === SESSION_ENDED) {
      await this.#refused('signed out');
    } else if (code === TURNED_AWAY) {
      await this.#refused('turned away');
    } else {
      this.#tryLater(code === RESTARTING ? backoffAfterRestart(this.#options.random()) : undefined);
    }
  }

  async #refused(why: ReturnType<ConnectionOptions['refusalOf']>): Promise<void> {
    const attempt = this.#attempt;
    if (why !== 'unreachable') {
      this.#setState('broken');
      const { onSessionEnd, onTurnedAway } = this.#options;
      const mayGoOn = why === 'signed out' ? onSessionEnd : onTurnedAway;
      const goesOn = await mayGoOn().catch(() => true);
      if (attempt !== this.#attempt || this.#state !== 'broken') return;
      if (!goesOn) return this.stop();
    }
    this.#tryLater();
  }

  #tryLater(wait = backoff(this.#failures, this.#options.random())): void {
    this.#disconnect();
    this.#failures += 1;
    this.#setState('broken');
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  /** Sees to it that a silent connection is asked for a sign of life. */
  #guard(): void {
    if (this.#asked) return;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#check(), Math.max(0, this.#patienceLeft()));
  }

  #check(): void {
    if (this.#patienceLeft() > 0) return this.#guard();
    this.#asked = true;
    this.#inUse = false;
    this.#send({ type: 'ping' });
    this.#watch = setTimeout(() => this.#tryLater(0), ANSWER_WITHIN);
  }

  #patienceLeft(): number {
    const patience = this.#inUse ? SILENCE_IN_USE : SILENCE_IDLE;
    return this.#lastTrafficAt + patience - this.#options.now();
  }

  #send(message: ClientMessage): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(message));
  }

  #disconnect(): void {
    this.#attempt += 1;
    clearTimeout(this.#watch);
    this.#asked = false;
    this.#inUse = false;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #setState(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
