import {
  ANSWER_WITHIN,
  GREETED_WITHIN,
  SILENCE_IDLE,
  SILENCE_IN_USE,
  waitAfter,
  waitAfterRestart,
} from './pace.ts';
import { read, type LiveEvent, type Said, type Word } from './wire.ts';

/**
 * `live`: everything that happens is heard. `broken`: it was live, or never became so, and is tried
 * again. `ended`: it is not tried any more.
 */
export type LineState = 'idle' | 'connecting' | 'live' | 'broken' | 'ended';

/** The part of a WebSocket that a line uses. */
export type Socket = Pick<
  WebSocket,
  'send' | 'close' | 'readyState' | 'onmessage' | 'onclose' | 'onerror'
>;

/** What a line is made of, and who hears what becomes of it. */
export interface LineEnds {
  /** A way in that works once. @throws whatever `refusalOf` can read */
  ticket: () => Promise<string>;
  open: (ticket: string, position: string | undefined) => Socket;
  /** Why there is no ticket. */
  refusalOf: (error: unknown) => 'signed out' | 'turned away' | 'unreachable';
  onState: (state: LineState) => void;
  onEvent: (event: LiveEvent) => void;
  onWord: (word: Word) => void;
  /**
   * For the first time it is live: what was read before may lack something.
   * @param hearsRecent whether what happened in the last minute is told, so that only older answers may
   */
  onFirst: (hearsRecent: boolean) => void;
  /** The session has ended. True when there is another, so that the line goes on. @throws when unreachable */
  onSessionEnd: () => Promise<boolean>;
  /** This person, or everybody, may not be in the workspace just now. True when that has passed already. */
  onTurnedAway: () => Promise<boolean>;
  now: () => number;
  chance: () => number;
}

const OPEN = 1;
const SESSION_ENDED = 4401;
const TURNED_AWAY = 4403;
const RESTARTING = 1012;

/**
 * One line to one workspace. It comes back by itself with everything that was missed, notices when it
 * is dead, and rests when there is no right to it.
 */
export class Line {
  readonly #ends: LineEnds;
  #state: LineState = 'idle';
  #socket: Socket | undefined;
  /** Everything up to here was heard. */
  #position: string | undefined;
  #failures = 0;
  /** Counts the attempts, so that what belongs to an earlier one is ignored. */
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #asked = false;
  #inUse = false;

  constructor(ends: LineEnds) {
    this.#ends = ends;
  }

  get state(): LineState {
    return this.#state;
  }

  /** Begins, or begins again after it ended. */
  start(): void {
    if (this.#state !== 'idle' && this.#state !== 'ended') return;
    this.#failures = 0;
    void this.#dial();
  }

  stop(): void {
    this.#hangUp();
    clearTimeout(this.#retry);
    this.#become('ended');
  }

  /** The network is back, or somebody looks at the page again: no reason to wait any longer. */
  wake(): void {
    if (this.#state !== 'broken') return this.use();
    this.#failures = 0;
    clearTimeout(this.#retry);
    void this.#dial();
  }

  /** The network is gone. */
  lose(): void {
    if (this.#state === 'live' || this.#state === 'connecting') this.#tryLater();
  }

  /** Somebody works here: a dead line is to be noticed soon. */
  use(): void {
    if (this.#state !== 'live' || this.#inUse) return;
    this.#inUse = true;
    this.#guard();
  }

  /** Says something, if there is anybody to hear it. */
  say(said: Said): void {
    if (this.#state === 'live') this.#send(said);
  }

  async #dial(): Promise<void> {
    const attempt = ++this.#attempt;
    if (this.#state !== 'broken') this.#become('connecting');
    let ticket: string;
    try {
      ticket = await this.#ends.ticket();
    } catch (error) {
      if (attempt === this.#attempt) await this.#refused(this.#ends.refusalOf(error));
      return;
    }
    if (attempt !== this.#attempt) return;
    this.#listen(this.#ends.open(ticket, this.#position));
    this.#watch = setTimeout(() => this.#tryLater(), GREETED_WITHIN);
  }

  #listen(socket: Socket): void {
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      this.#heard();
      const said = read(data);
      if (said && 'word' in said) this.#take(said.word);
      else if (said) {
        this.#position = said.event.position;
        this.#ends.onEvent(said.event);
      }
    };
    socket.onclose = ({ code }) => void this.#closed(code);
    socket.onerror = () => undefined;
  }

  #heard(): void {
    this.#heardAt = this.#ends.now();
    if (!this.#asked) return;
    this.#asked = false;
    this.#guard();
  }

  #take(word: Word): void {
    if (word.type === 'connection_established') {
      // Whoever was here before said so in the address, and is told now what they missed.
      if (this.#position !== undefined) return;
      this.#position = word.recent ?? word.position;
      this.#send({ type: 'resume', position: this.#position });
      this.#ends.onFirst(word.recent !== undefined);
    } else if (word.type === 'resumed' || word.type === 'reload') {
      this.#position = word.position;
      this.#failures = 0;
      if (word.type === 'reload') this.#ends.onWord(word);
      this.#become('live');
      this.#guard();
    } else {
      this.#ends.onWord(word);
    }
  }

  async #closed(code: number): Promise<void> {
    this.#hangUp();
    if (code === SESSION_ENDED) {
      await this.#refused('signed out');
    } else if (code === TURNED_AWAY) {
      await this.#refused('turned away');
    } else {
      this.#tryLater(code === RESTARTING ? waitAfterRestart(this.#ends.chance()) : undefined);
    }
  }

  async #refused(why: ReturnType<LineEnds['refusalOf']>): Promise<void> {
    const attempt = this.#attempt;
    if (why !== 'unreachable') {
      this.#become('broken');
      const { onSessionEnd, onTurnedAway } = this.#ends;
      const mayGoOn = why === 'signed out' ? onSessionEnd : onTurnedAway;
      const goesOn = await mayGoOn().catch(() => true);
      if (attempt !== this.#attempt || this.#state !== 'broken') return;
      if (!goesOn) return this.stop();
    }
    this.#tryLater();
  }

  #tryLater(wait = waitAfter(this.#failures, this.#ends.chance())): void {
    this.#hangUp();
    this.#failures += 1;
    this.#become('broken');
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#dial(), wait);
  }

  /** Sees to it that a silent line is asked for a sign of life. */
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
    return this.#heardAt + patience - this.#ends.now();
  }

  #send(said: Said): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(said));
  }

  #hangUp(): void {
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

  #become(state: LineState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#ends.onState(state);
  }
}
