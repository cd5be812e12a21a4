import { setTimeout as delay } from 'node:timers/promises';
import { plainJson } from '#kernel/text.ts';
import { Completions } from './completions.ts';
import type { Claim, Failure, JobOutcome, Output, JobProgress } from './job.ts';
import type { Queue } from './queue.ts';
import { BEAT, BURY, DROP, NOTE_PROGRESS, PUT_BACK, RETRY } from './statements.ts';
import { RESET, RESET_AFTER, ADVANCE } from './fair-queueing.ts';

/** How long an attempt's outcome is tried to be written down while the database is away. */
const SETTLE_TRIES = 20;
const SETTLE_PAUSE_MS = 500;

/** Why a claim's signal was aborted. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface QueueWorkerOptions {
  readonly name: string;
  /** Jobs at once. */
  readonly slots: number;
  /** How many of those one group may have, so that a slot stays free for others. */
  readonly slotsPerGroup: number;
  /** Does a job; what it throws counts as a failure of ours, and the job is tried again. */
  readonly work: (running: LeasedJob) => Promise<JobOutcome>;
  readonly onError: (error: unknown) => void;
  /** Called when jobs are running. */
  readonly onWork: () => void;
}

/** A job that this worker has leased. */
export interface LeasedJob extends Claim {
  /** Aborted when the claim is lost or the worker ends. */
  readonly signal: AbortSignal;
  /** Notes how far it is. */
  readonly note: (progress: JobProgress) => Promise<void>;
}

interface RunningJob {
  readonly claim: Claim;
  readonly control: AbortController;
  readonly over: Promise<void>;
  progress: JobProgress | undefined;
}

/**
 * Does the jobs of one queue in this process, several at once, first in line first. It asks for jobs when it
 * is woken, when it is time to look, and when one is done and there may be more.
 */
export class QueueWorker {
  readonly #queue: Queue;
  readonly #options: QueueWorkerOptions;
  readonly #completions: Completions;
  readonly #running = new Map<string, RunningJob>();
  /** Outcomes that are being written down. */
  readonly #settling = new Set<Promise<void>>();
  /** A claim under way; it may bring jobs until it is over. */
  #asking: Promise<void> | undefined;
  #askAgain = false;
  #isClosed = false;
  /** There was more than could be taken. */
  #mayBeMore = false;
  /** Beside the groups that have enough under way, nothing was found; asking again would read past all they have queued. */
  #nothingBeside = false;
  /** The latest virtual start taken, and the latest that was saved for the others. */
  #virtualTime = 0;
  #savedVirtualTime = 0;

  constructor(queue: Queue, options: QueueWorkerOptions) {
    this.#queue = queue;
    this.#options = options;
    this.#completions = new Completions(queue, options.name);
  }

  get name(): string {
    return this.#options.name;
  }

  /** How many are under way. */
  get busy(): number {
    return this.#running.size;
  }

  /** Looks for jobs now. */
  wake(): void {
    this.#nothingBeside = false;
    this.#ask();
  }

  /** Sends heartbeats of running jobs and the queue's position; aborts jobs whose claim was lost. */
  async beat(): Promise<void> {
    await this.#saveVirtualTime();
    const running = [...this.#running.values()];
    if (running.length === 0) return;
    const alive = await this.#queue.sql<{ id: string }>(BEAT, [
      this.name,
      running.map(({ claim }) => claim.id),
      running.map(({ claim }) => claim.attempt - 1),
    ]);
    const ours = new Set(alive.map(({ id }) => id));
    for (const { claim, control } of running)
      if (!ours.has(claim.id) && this.#running.has(claim.id))
        control.abort(new Stopped('the job is no longer in this worker’s hands'));
  }

  async #saveVirtualTime(): Promise<void> {
    const virtualTime = this.#virtualTime;
    if (virtualTime === this.#savedVirtualTime) return;
    if (virtualTime > RESET_AFTER) {
      await this.#queue.sql(RESET, [this.name]);
      this.#virtualTime = 0;
    } else await this.#queue.sql(ADVANCE, [this.name, virtualTime]);
    this.#savedVirtualTime = this.#virtualTime;
  }

  /** Takes nothing on any more. */
  close(): void {
    this.#isClosed = true;
  }

  /** Takes nothing on any more; waits for what is under way, and hands back at once what is not done by then. */
  async drain(patienceMs: number): Promise<void> {
    this.close();
    const patience = new AbortController();
    await Promise.race([
      Promise.all([...this.#running.values()].map(({ over }) => over)),
      delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    // A claim that was on its way brings jobs that no one here does any more.
    await this.#asking;
    await Promise.all([...this.#running.values()].map((running) => this.#handBack(running)));
    await Promise.all(this.#settling);
  }

  async #handBack({ claim, control, progress }: RunningJob): Promise<void> {
    // Removed first, so that later results of its handler are ignored.
    this.#running.delete(claim.id);
    control.abort(new Stopped('the worker ends'));
    await this.#settle(claim, { kind: 'later', afterSeconds: 0 }, progress);
  }

  #ask(): void {
    this.#askAgain = true;
    if (!this.#isClosed)
      this.#asking ??= this.#askOn().finally(() => {
        this.#asking = undefined;
        if (this.#askAgain) this.#ask();
      });
  }

  async #askOn(): Promise<void> {
    try {
      while (this.#askAgain && !this.#isClosed) {
        this.#askAgain = false;
        await this.#fill();
      }
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #fill(): Promise<void> {
    const { slots, slotsPerGroup } = this.#options;
    for (;;) {
      const free = slots - this.#running.size;
      if (free <= 0 || this.#isClosed) return;
      const { full, most } = this.#groups();
      if (full.length > 0 && this.#nothingBeside) return;
      const limit = Math.min(free, slotsPerGroup - most);
      const claims = await this.#queue.claim(this.name, limit, full);
      for (const claim of claims) this.#take(claim);
      this.#mayBeMore = claims.length === limit;
      if (this.#mayBeMore) continue;
      this.#nothingBeside = full.length > 0;
      return;
    }
  }

  /** Groups that have enough under way, and how many the busiest of the others has. */
  #groups(): { full: string[]; most: number } {
    const counts = new Map<string, number>();
    for (const { claim } of this.#running.values())
      if (claim.group !== null) counts.set(claim.group, (counts.get(claim.group) ?? 0) + 1);
    const full = [...counts].filter(([, n]) => n >= this.#options.slotsPerGroup).map(([g]) => g);
    const most = Math.max(
      0,
      ...[...counts.values()].filter((n) => n < this.#options.slotsPerGroup),
    );
    return { full, most };
  }

  #take(claim: Claim): void {
    const control = new AbortController();
    this.#virtualTime = Math.max(this.#virtualTime, claim.virtualStart);
    const running: RunningJob = {
      claim,
      control,
      progress: undefined,
      over: this.#do(claim, control),
    };
    this.#running.set(claim.id, running);
    this.#options.onWork();
  }

  async #do(claim: Claim, control: AbortController): Promise<void> {
    // A turn later, so that the caller has noted it as running.
    await Promise.resolve();
    const mine = this.#running.get(claim.id);
    if (!mine || this.#isClosed) return;
    const isStillOurs = (): boolean => this.#running.get(claim.id) === mine;
    const note = async (progress: JobProgress): Promise<void> => {
      if (!isStillOurs()) return;
      mine.progress = progress;
      await this.#queue.sql(NOTE_PROGRESS, [...keyOf(claim), JSON.stringify({ progress })]);
    };
    let outcome: JobOutcome;
    try {
      outcome = await this.#options.work({ ...claim, signal: control.signal, note });
    } catch (error) {
      this.#options.onError(error);
      outcome = { kind: 'later', afterSeconds: 10 };
    }
    if (!isStillOurs()) return;
    await this.#settle(claim, outcome, mine.progress);
    const wasFull = this.#groups().full.includes(claim.group ?? '');
    this.#running.delete(claim.id);
    if (wasFull || this.#mayBeMore) this.#ask();
  }

  /** Records the result of an attempt, unless the claim was lost. */
  #settle(claim: Claim, outcome: JobOutcome, progress: JobProgress | undefined): Promise<void> {
    const settling = this.#tryToSettle(claim, outcome, progress).finally(() =>
      this.#settling.delete(settling),
    );
    this.#settling.add(settling);
    return settling;
  }

  async #tryToSettle(
    claim: Claim,
    outcome: JobOutcome,
    progress: JobProgress | undefined,
  ): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#write(claim, outcome, progress);
        return;
      } catch (error) {
        // The job is not lost: without beats it is taken away from us and tried again.
        if (tries === SETTLE_TRIES) return this.#options.onError(error);
        await delay(SETTLE_PAUSE_MS);
      }
    }
  }

  async #write(
    claim: Claim,
    outcome: JobOutcome,
    progress: JobProgress | undefined,
  ): Promise<void> {
    if (outcome.kind !== 'done') await this.#queue.sql(...settlement(claim, outcome, progress));
    else {
      const output: Output = { result: outcome.result, ...(progress && { progress }) };
      await this.#completions.add(claim, toJson(output));
    }
  }
}

/** As PostgreSQL takes it: in texts of others there may be what no JSON of its can hold. */
const toJson = (output: Output): string => plainJson(output);

const keyOf = ({ queue: name, id, attempt }: Claim): unknown[] => [name, id, attempt - 1];

const failureOf = ({ error, isForPeople }: Failure): Output => ({ error, isForPeople });

function settlement(
  claim: Claim,
  outcome: Exclude<JobOutcome, { kind: 'done' }>,
  progress: JobProgress | undefined,
): [text: string, values: unknown[]] {
  const key = keyOf(claim);
  const output = (more: Output): string => toJson({ ...(progress && { progress }), ...more });
  switch (outcome.kind) {
    case 'dropped':
      return [DROP, [...key, output({ dropped: outcome.reason })]];
    case 'dead':
      return [BURY, [...key, output(failureOf(outcome))]];
    case 'retry':
      return [RETRY, [...key, output(failureOf(outcome)), outcome.afterSeconds]];
    case 'later':
      return [PUT_BACK, [...key, output({}), outcome.afterSeconds]];
  }
}
