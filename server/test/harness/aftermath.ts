import { notFound } from '#kernel/errors.ts';
import { type StreamedEvent, eventsAfter } from '#messaging/events/index.ts';
import { type JobRequest, dispatchToHandlers } from '#messaging/jobs/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { openOutbox } from '../../src/messaging/events/open-outbox.ts';
import { EVERYBODY } from '../../src/messaging/events/outbox.ts';
import type { TestApp } from './app.ts';
import { until } from './jobs.ts';

const MOST_EVENTS = 1000;

/** What follows from events, done on the spot: neither a relay nor a worker runs. */
export class Aftermath {
  readonly #t: TestApp;
  readonly #features: readonly Feature[];

  /** @param names of the features whose event handlers and jobs are of interest */
  constructor(t: TestApp, ...names: string[]) {
    this.#t = t;
    this.#features = t.app.features.filter(({ name }) => names.includes(name));
  }

  /** Takes the fresh events of a tenant's cell, places them in their streams, and does what follows. @returns those of the tenant */
  async settle(tenantId: string): Promise<StreamedEvent[]> {
    const events = await this.take(tenantId);
    for (const event of events) await this.follow(event);
    return events;
  }

  /** Only places them; where a relay runs that does so, all there have been are what it placed. */
  async take(tenantId: string): Promise<StreamedEvent[]> {
    const { app, server } = this.#t;
    const tenant = await app.tenancy.find(tenantId);
    if (!tenant) throw notFound('tenant');
    await using outbox = await openOutbox(server, tenant.placement.cell);
    // Two who place at once would give the same events two places.
    if (!(await outbox.lock())) {
      await until(async () => (await outbox.fresh(tenantId)).length === 0, 'the relay is through');
      return await eventsAfter(app.tenancy.scopeOf(tenant), 0, MOST_EVENTS);
    }
    const taken: StreamedEvent[] = [];
    for (;;) {
      const some = await outbox.assignPositions(500, EVERYBODY, async () => undefined);
      if (some.length === 0) return taken.filter((event) => event.tenantId === tenantId);
      taken.push(...some);
    }
  }

  /** Does what follows from one event; again, when it is called again. */
  async follow(event: StreamedEvent): Promise<void> {
    for (const { job, data } of await this.#jobsOf(event))
      await this.run(event.tenantId, job.name, data);
  }

  /** Does one job. */
  async run(tenantId: string, name: string, data: object): Promise<unknown> {
    const { tenancy } = this.#t.app;
    const handler = this.#features
      .flatMap(({ jobs = [] }) => jobs)
      .find(({ job }) => job.name === name);
    const tenant = await tenancy.find(tenantId);
    if (handler?.of !== 'tenant' || !tenant) throw new Error(`nobody does ${name}`);
    return handler.run({
      id: 'a job',
      attempt: 1,
      data: data as never,
      signal: AbortSignal.timeout(30_000),
      progress: () => undefined,
      tenant,
      scope: tenancy.scopeOf(tenant),
      reader: tenancy.readerOf(tenant),
    });
  }

  async #jobsOf(event: StreamedEvent): Promise<readonly JobRequest[]> {
    const asked: JobRequest[] = [];
    const sendAll = async (all: readonly { readonly requests: readonly JobRequest[] }[]) =>
      void asked.push(...all.flatMap(({ requests }) => requests));
    const handlers = this.#features.flatMap(({ eventHandlers: own = [] }) => own);
    await dispatchToHandlers({ sendAll }, handlers, (error) => {
      throw error;
    })([event]);
    return asked;
  }
}
