import { LaneWorker, type LaneOptions } from './lane-worker.ts';
import type { Queue } from './queue.ts';
import { ASK_NOTHING, REAP } from './statements.ts';

/** A job that was taken from a worker. */
export interface Reaped {
  readonly lane: string;
  readonly id: string;
  /** It was given up. */
  readonly dead: boolean;
}

export interface WorkerOptions {
  readonly queue: Queue;
  readonly lanes: readonly Omit<LaneOptions, 'onError'>[];
  readonly onError: (error: unknown) => void;
  /** Hears of jobs taken from a worker that died. */
  readonly onReaped?: (job: Reaped) => void;
  /** At how many of their deaths a job may be under way before it is given up. */
  readonly mostDeaths?: number;
}

/** How often delayed jobs are looked for; those due at once wake us. */
const LOOK_MS = 1000;
const BEAT_MS = 1000;
/** Without a beat for so long a worker counts as dead, so that a pause of seconds does not. */
const DEAD_AFTER_SECONDS = 7;
/** What happens to be under way when processes are killed, however often, is hardly under way at so many. */
const MOST_DEATHS = 10;
/** Who could not beat for so long himself, as while the database was away, does not judge others yet. */
const FIT_TO_JUDGE_MS = 3000;

/** Does the jobs of several lanes until it is drained, and takes jobs from workers that died. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #lanes: readonly LaneWorker[];
  #looking: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;
  #isBeating = false;
  #lastBeat = -Infinity;
  #stopListening: (() => Promise<void>) | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    const { queue, lanes, onError } = options;
    this.#lanes = lanes.map((lane) => new LaneWorker(queue, { ...lane, onError }));
  }

  /** @throws when the control plane cannot be reached now */
  async start(): Promise<void> {
    const all = (): void => {
      for (const lane of this.#lanes) lane.wake();
    };
    const one = (name: string): void => this.#lanes.find(({ lane }) => lane === name)?.wake();
    this.#stopListening = await this.#options.queue.listen(one, all);
    this.#looking = setInterval(all, LOOK_MS);
    this.#beating = setInterval(() => void this.#beat(), BEAT_MS);
    all();
  }

  /** Jobs under way. */
  get busy(): number {
    return this.#lanes.reduce((sum, { busy }) => sum + busy, 0);
  }

  /** Takes nothing on any more, waits for what is under way, and hands the rest back. */
  async drain(patienceMs: number): Promise<void> {
    clearInterval(this.#looking);
    await this.#stopListening?.();
    await Promise.all(this.#lanes.map((lane) => lane.drain(patienceMs)));
    clearInterval(this.#beating);
  }

  async #beat(): Promise<void> {
    if (this.#isBeating) return;
    this.#isBeating = true;
    const { queue, onError, onReaped, mostDeaths = MOST_DEATHS } = this.#options;
    try {
      await Promise.all(this.#lanes.map((lane) => lane.beat()));
      const isFit = performance.now() - this.#lastBeat < FIT_TO_JUDGE_MS;
      const reaped = isFit
        ? await queue.sql<Reaped>(REAP, [queue.lanes, DEAD_AFTER_SECONDS, mostDeaths])
        : await queue.sql<Reaped>(ASK_NOTHING, []);
      this.#lastBeat = performance.now();
      for (const job of reaped) onReaped?.(job);
    } catch (error) {
      onError(error);
    } finally {
      this.#isBeating = false;
    }
  }
}
