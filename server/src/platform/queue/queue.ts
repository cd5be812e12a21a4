import { createHash } from 'node:crypto';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Claim, NewJob, StoredJob, StoredState } from './job.ts';
import { SCHEMA } from './schema.ts';
import {
  NO_GROUP,
  ASSIGN_STARTS_OF_MANY,
  ASSIGN_STARTS,
  virtualStartOf,
  priorityOf,
} from './fair-queueing.ts';
import { DISCARD, FIND, KEPT_DEAD_SECONDS, LIST, REVIVE, WAITING } from './statements.ts';

export interface QueueOptions {
  /** The control plane, reached directly, under the login that works with the queue. */
  readonly url: string;
  readonly queues: readonly string[];
  /** Error callback for failures outside of calls. */
  readonly onError: (error: unknown) => void;
  /** Whether this process also looks after the queue: removes what is old, fires schedules. */
  readonly supervises?: boolean;
  readonly maxConnections?: number;
}

/** Someone else's connection, on which statements of ours can be made part of their transaction. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A job waits this long for a worker before it is dropped: longer than anyone leaves workers off. */
const KEPT_WAITING_SECONDS = 365 * 86_400;
/** How often pg-boss looks for what there never is here. */
const SELDOM_SECONDS = 86_400;
const FORGOTTEN_AFTER_MS = 2 * 86_400_000;
/** pg-boss names its channel by the schema. */
const CHANNEL = `pgboss_${createHash('sha224').update(SCHEMA).digest('hex').slice(0, 24)}`;

/** A job that is due again and again. */
export interface Scheduled {
  /** Five fields, UTC. */
  readonly cron: string;
  readonly data: object;
  readonly attempts: number;
  readonly timeoutSeconds: number;
}

/** The queue in the control plane, on pg-boss. Opened with the first call: a process without one has no connection. */
export class Queue implements AsyncDisposable {
  readonly queues: readonly string[];
  readonly #options: QueueOptions;
  #opening: Promise<PgBoss> | undefined;
  /** Calls under way: they are waited for before it is closed. */
  readonly #calls = new Set<Promise<unknown>>();

  constructor(options: QueueOptions) {
    this.#options = options;
    this.queues = options.queues;
  }

  /** Opens it before the first call needs it. @throws Error when the control plane is away */
  async connect(): Promise<void> {
    await this.#open();
  }

  /**
   * Takes jobs on in one queue, all in one statement. One whose id or key is known already is not taken on again.
   * @param group whose they are, a UUID: groups take turns, and of one group only so many are under way at a
   * time. Null: no one's
   * @param within a transaction on the control plane, to take them on in the same commit as what it writes
   * @returns the id of each: that of the job that waits under the same key where there is one
   */
  async insert(
    queue: string,
    group: string | null,
    jobs: readonly NewJob[],
    within?: SqlExecutor,
  ): Promise<string[]> {
    if (jobs.length === 0) return [];
    // Virtual start times are never part of the transaction: until it is committed, everyone else of the group would wait
    // for it. Those that a rollback leaves unused cost the group as many turns while others wait, and nothing else.
    const asked = [queue, group ?? NO_GROUP, jobs.length];
    const starts = await this.sql<{ first: string }>(ASSIGN_STARTS, asked);
    const first = Number(starts[0]?.first);
    const rows = jobs.map((job, i) => toInsert(job, group, priorityOf(first + i)));
    const options = { returnId: true, ...(within && { db: within }) } as const;
    const taken = await this.#call((boss) => boss.insert(queue, rows, options));
    const isTaken = new Set(taken);
    const missed = jobs.filter(({ id, singletonKey }) => singletonKey && !isTaken.has(id));
    if (missed.length === 0) return jobs.map(({ id }) => id);
    const keys = missed.map(({ singletonKey }) => singletonKey);
    const waiting = (
      within
        ? (await within.executeSql(WAITING, [queue, keys])).rows
        : await this.sql(WAITING, [queue, keys])
    ) as { id: string; key: string }[];
    const byKey = new Map(waiting.map(({ id, key }) => [key, id]));
    const missedIds = new Set(missed.map(({ id }) => id));
    return jobs.map(({ id, singletonKey }) =>
      missedIds.has(id) ? (byKey.get(singletonKey ?? '') ?? id) : id,
    );
  }

  /**
   * The same for several groups at once, where no one needs to know the ids of jobs that wait already.
   * @param groups each once
   */
  async insertMany(
    queue: string,
    groups: readonly { readonly group: string; readonly jobs: readonly NewJob[] }[],
  ): Promise<void> {
    // In one order, so that two who assign start times to the same groups never wait for one another.
    const inOrder = groups.toSorted((a, b) => (a.group < b.group ? -1 : 1));
    const counts = inOrder.map(({ jobs }) => jobs.length);
    const starts = await this.sql<{ group: string; first: string }>(ASSIGN_STARTS_OF_MANY, [
      queue,
      inOrder.map(({ group }) => group),
      counts,
    ]);
    const firsts = new Map(starts.map(({ group, first }) => [group, Number(first)]));
    const rows = inOrder.flatMap(({ group, jobs }) =>
      jobs.map((job, i) => toInsert(job, group, priorityOf((firsts.get(group) ?? 0) + i))),
    );
    await this.#call((boss) => boss.insert(queue, rows));
  }

  /**
   * Claims up to `limit` jobs that are due, the first in line first.
   * @param without groups that have enough under way
   */
  async claim(queue: string, limit: number, without: readonly string[]): Promise<Claim[]> {
    const jobs = await this.#call((boss) =>
      boss.fetch<object>(queue, {
        batchSize: limit,
        includeMetadata: true,
        ...(without.length > 0 && { ignoreGroups: [...without] }),
      }),
    );
    return jobs.map(toClaim);
  }

  async find(id: string): Promise<StoredJob | undefined> {
    return (await this.sql<StoredJob>(FIND, [this.queues, id]))[0];
  }

  /** The newest first. @param group whose; everyone's when left out */
  async list(states: readonly StoredState[], limit: number, group?: string): Promise<StoredJob[]> {
    return this.sql<StoredJob>(LIST, [this.queues, states, group ?? null, limit]);
  }

  /** Has dead letters tried again. @returns the ids of those that were dead */
  async revive(ids: readonly string[]): Promise<string[]> {
    return (await this.sql<{ id: string }>(REVIVE, [this.queues, ids])).map(({ id }) => id);
  }

  /** Puts an end to jobs that wait or are dead. @returns the ids of those that did or were */
  async discard(ids: readonly string[]): Promise<string[]> {
    return (await this.sql<{ id: string }>(DISCARD, [this.queues, ids])).map(({ id }) => id);
  }

  /**
   * Has a job taken on again and again, once however many processes there are; another one of the same key
   * replaces it. Times that passed while no one looked are made up for by one job.
   */
  async schedule(key: string, queue: string, due: Scheduled): Promise<void> {
    const boss = await this.#open();
    const options = {
      key,
      missed: 'once',
      retryLimit: due.attempts - 1,
      expireInSeconds: due.timeoutSeconds,
      deleteAfterSeconds: KEPT_DEAD_SECONDS,
    } as const;
    await boss.schedule(queue, due.cron, due.data, options);
  }

  /** Forgets schedules that no process has asked for in days: their version is no longer in use. */
  async forgetSchedules(): Promise<void> {
    const boss = await this.#open();
    const longAgo = Date.now() - FORGOTTEN_AFTER_MS;
    for (const { name, key, updatedOn } of await boss.getSchedules())
      if (updatedOn.getTime() < longAgo) await boss.unschedule(name, key);
  }

  /** Called with the queue of a new job that is due now. @param missed announcements may have been lost */
  async listen(hear: (queue: string) => void, missed: () => void): Promise<() => Promise<void>> {
    const boss = await this.#open();
    const handle = await boss.getDb().listen?.(CHANNEL, hear, missed);
    return async () => handle?.close();
  }

  /** One of our own statements on pg-boss's tables. */
  async sql<R>(text: string, values: readonly unknown[]): Promise<R[]> {
    const { rows } = await this.#call((boss) => boss.getDb().executeSql(text, [...values]));
    return rows as R[];
  }

  async #call<T>(work: (boss: PgBoss) => Promise<T>): Promise<T> {
    const call = this.#open().then(work);
    this.#calls.add(call);
    try {
      return await call;
    } finally {
      this.#calls.delete(call);
    }
  }

  #open(): Promise<PgBoss> {
    this.#opening ??= this.#start().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #start(): Promise<PgBoss> {
    const { url, queues, onError, supervises = false, maxConnections = 2 } = this.#options;
    const boss = new PgBoss({
      connectionString: url,
      application_name: 'taskforce queue',
      schema: SCHEMA,
      max: maxConnections,
      migrate: false,
      createSchema: false,
      schedule: supervises,
      supervise: supervises,
      superviseIntervalSeconds: 300,
      monitorIntervalSeconds: 300,
      maintenanceIntervalSeconds: 3600,
      // The login owns no index, and statistics of vacuum are the database's own affair.
      reindex: false,
      monitorVacuum: false,
      // No job depends on another, so nothing follows from those that are done; and the queues stay as they are.
      flowIntervalSeconds: SELDOM_SECONDS,
      queueCacheIntervalSeconds: SELDOM_SECONDS,
      // What is due by the clock is due at quarters of an hour.
      cronMonitorIntervalSeconds: 45,
      cronWorkerIntervalSeconds: 45,
    });
    boss.on('error', onError);
    try {
      await boss.start();
      const there = new Set((await boss.getQueues([...queues])).map(({ name }) => name));
      for (const queue of queues)
        if (!there.has(queue)) await boss.createQueue(queue, { notify: true });
      return boss;
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    while (this.#calls.size > 0) await Promise.allSettled(this.#calls);
    const boss = await this.#opening?.catch(() => undefined);
    await boss?.stop({ graceful: false });
  }
}

const toInsert = (job: NewJob, group: string | null, priority: number) => ({
  id: job.id,
  data: job.data,
  priority,
  retryLimit: job.attempts - 1,
  expireInSeconds: job.timeoutSeconds,
  retentionSeconds: KEPT_WAITING_SECONDS,
  deleteAfterSeconds: KEPT_DEAD_SECONDS,
  ...(job.delaySeconds !== undefined && { startAfter: job.delaySeconds }),
  ...(job.singletonKey !== undefined && { singletonKey: job.singletonKey }),
  ...(group !== null && { group: { id: group } }),
});

const toClaim = (job: JobWithMetadata<object>): Claim => ({
  id: job.id,
  queue: job.name,
  data: job.data,
  group: job.groupId ?? null,
  virtualStart: virtualStartOf(job.priority),
  attempt: job.retryCount + 1,
  left: Math.max(0, job.retryLimit - job.retryCount),
  createdAt: job.createdOn,
});
