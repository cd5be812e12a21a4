import { Alarm } from './alarm.ts';
import { QueueWorker, type QueueWorkerOptions } from './queue-worker.ts';
import type { Queue } from './queue.ts';
import { ASK_NOTHING, NEXT_DUE, REAP } from './statements.ts';

/** A job that was taken from a worker. */
export interface Reaped {
  readonly queue: string;
  readonly id: string;
  /** It was given up. */
  readonly dead: boolean;
}

export interface WorkerOptions {
  readonly queue: Queue;
  readonly queues: readonly Omit<QueueWorkerOptions, 'onError' | 'onWork'>[];
  readonly onError: (error: unknown) => void;
  /** Called with jobs that were taken from a crashed worker. */
  readonly onReaped?: (job: Reaped) => void;
  /** At how many of their deaths a job may be under way before it is given up. */
  readonly mostDeaths?: number;
}

/** How often delayed jobs are looked for while there is work, and while there is none. */
const LOOK_MS = { busy: 1000, idle: 5000 };
/** How often beats are given and others' looked at, while jobs are under way anywhere, and while there are none. */
const BEAT_MS = { busy: 1000, idle: 5000 };
/** Without a beat for so long a worker counts as dead, so that a pause of seconds does not. */
const DEAD_AFTER_SECONDS = 7;
/** What happens to be under way when processes are killed, however often, is hardly under way at so many. */
const MOST_DEATHS = 10;
/** Who was late with a beat by so much, as while the database was away, does not judge others yet. */
const LATE_MS = 2000;

/** Does the jobs of several queues until it is drained, and takes jobs from workers that died. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #workers: readonly QueueWorker[];
  readonly #looking: Alarm;
  readonly #beating: Alarm;
  /** Whether anything was under way anywhere at the last beat. */
  #isBusy = true;
  /** When the next beat is late; no one is judged before the first. */
  #lateAt = -Infinity;
  #stopListening: (() => Promise<void>) | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    const { queue, queues, onError } = options;
    const isIdle = (): boolean => this.busy === 0;
    const onWork = (): void => {
      // Who was idle has not beaten for a while.
      if (!this.#isBusy) this.#beating.within(BEAT_MS.busy);
    };
    this.#workers = queues.map((one) => new QueueWorker(queue, { ...one, onError, onWork }));
    this.#looking = new Alarm(async () => {
      // Jobs due now are announced; one statement for all queues finds jobs that become due, or whose announcement was lost.
      const ms = isIdle() ? await this.#untilDue() : 0;
      if (ms > 0) return ms;
      for (const worker of this.#workers) worker.wake();
      return LOOK_MS.busy;
    });
    this.#beating = new Alarm(() => this.#beat());
  }

  /** @throws when the control plane cannot be reached now */
  async start(): Promise<void> {
    const one = (queue: string): void => this.#workers.find(({ name }) => name === queue)?.wake();
    this.#stopListening = await this.#options.queue.listen(one, () => this.#looking.within(0));
    this.#looking.within(0);
    this.#beating.within(BEAT_MS.busy);
  }

  /** Jobs under way. */
  get busy(): number {
    return this.#workers.reduce((sum, { busy }) => sum + busy, 0);
  }

  /** Takes nothing on any more, waits for what is under way, and hands the rest back. */
  async drain(patienceMs: number): Promise<void> {
    // First, so that nothing begins while the rest is ended.
    for (const worker of this.#workers) worker.close();
    await this.#looking.end();
    await this.#stopListening?.();
    await Promise.all(this.#workers.map((worker) => worker.drain(patienceMs)));
    await this.#beating.end();
  }

  /** @returns milliseconds until the next check for jobs; 0 when some are due */
  async #untilDue(): Promise<number> {
    const { queue, onError } = this.#options;
    try {
      const [next] = await queue.sql<{ seconds: number | null }>(NEXT_DUE, [queue.queues]);
      const seconds = next?.seconds ?? null;
      const ms = seconds === null ? LOOK_MS.idle : Math.ceil(seconds * 1000);
      return Math.max(0, Math.min(ms, LOOK_MS.idle));
    } catch (error) {
      onError(error);
      return LOOK_MS.busy;
    }
  }

  /** @returns in how many milliseconds the next beat is due */
  async #beat(): Promise<number> {
    const { queue, onError, onReaped, mostDeaths = MOST_DEATHS } = this.#options;
    try {
      await Promise.all(this.#workers.map((worker) => worker.beat()));
      const isFit = performance.now() < this.#lateAt;
      const [seen] = isFit
        ? await queue.sql<{ busy: boolean; reaped: readonly Reaped[] }>(REAP, [
            queue.queues,
            DEAD_AFTER_SECONDS,
            mostDeaths,
          ])
        : await queue.sql<{ busy: boolean; reaped: readonly Reaped[] }>(ASK_NOTHING, []);
      for (const job of seen?.reaped ?? []) onReaped?.(job);
      this.#isBusy = this.busy > 0 || (seen?.busy ?? true);
      const next = this.#isBusy ? BEAT_MS.busy : BEAT_MS.idle;
      this.#lateAt = performance.now() + next + LATE_MS;
      return next;
    } catch (error) {
      onError(error);
      return BEAT_MS.busy;
    }
  }
}
