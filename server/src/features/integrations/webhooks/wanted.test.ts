import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { createLog } from '#platform/log/index.ts';
import { announce } from '#messaging/events/index.ts';
import type { TenantRequests } from '../../../messaging/jobs/jobs.ts';
import { labelChanged } from '#features/work/labels/events.ts';
import { startRelay } from '../../../entry/relay.ts';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { until } from '../../../../test/harness/jobs.ts';
import { webhookEventHandlers } from './jobs.ts';
import type { EndpointWithSecret } from './schema.ts';

/**
 * The relay asks for a webhook's jobs only where a webhook wants the event (decision 0017). A webhook that wants it
 * when the event is committed gets it, however short the time between the two.
 */
const ROUNDS = 30;

let app: TestApp;
let relay: AsyncDisposable;
/** The ids of labels whose events the relay asked jobs for. */
const asked = new Set<string>();

beforeAll(async () => {
  app = await startTestApp();
  const jobs = {
    connect: async () => undefined,
    sendAll: async (all: readonly TenantRequests[]) => {
      for (const { data } of all.flatMap(({ requests }) => requests)) {
        const { event } = data as { event: { data: { label?: { id: string } } } };
        if (event.data.label) asked.add(event.data.label.id);
      }
    },
  };
  const eventHandlers = webhookEventHandlers(app.app.tenancy);
  relay = startRelay(
    { ...app.app, jobs: jobs as never },
    [{ name: 'webhooks', routes: [], eventHandlers }],
    createLog({ level: 'error', forPeople: false }),
  );
});
afterAll(async () => {
  await relay[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

/** Commits an event and keeps its unit of work open until `meanwhile` is through. @returns the label that it is about */
async function happen(owner: Client, meanwhile?: () => Promise<unknown>): Promise<string> {
  const tenant = await app.app.tenancy.find(owner.person.tenantId);
  const id = newId();
  await app.app.tenancy.scopeOf(tenant!).transact(async (tx) => {
    await meanwhile?.();
    const data = { label: { id, name: id, color: '#123456' } };
    announce(tx, labelChanged, { projectId: null, subjectId: id, actorId: null, data });
  });
  return id;
}

const url = 'https://hook.example/';
const create = (owner: Client, eventTypes: readonly string[]): Promise<EndpointWithSecret> =>
  owner.ok('POST', '/tenant/webhooks', { url, eventTypes });
const change = (owner: Client, { id }: { id: string }, body: object): Promise<unknown> =>
  owner.ok('PATCH', `/tenant/webhooks/${id}`, body);

/** Ways to begin to want an event, given as what is there before and what then happens. */
const BEGINNINGS: readonly [string, (owner: Client) => Promise<() => Promise<unknown>>][] = [
  ['created', async (owner) => () => create(owner, ['label.changed'])],
  [
    'enabled',
    async (owner) => {
      const webhook = await create(owner, ['label.changed']);
      await change(owner, webhook, { state: 'disabled' });
      return () => change(owner, webhook, { state: 'active' });
    },
  ],
  [
    'asked for more',
    async (owner) => {
      const webhook = await create(owner, ['label.deleted']);
      return () => change(owner, webhook, { eventTypes: ['label.deleted', 'label.changed'] });
    },
  ],
];

async function forgetAll(owner: Client): Promise<void> {
  const { items } = await owner.ok<{ items: { id: string }[] }>('GET', '/tenant/webhooks');
  for (const { id } of items) await owner.ok('DELETE', `/tenant/webhooks/${id}`);
}

describe.each(LAYOUTS)('in the %s layout', (_layout, plan) => {
  it.each(BEGINNINGS)(
    'an event committed just after a webhook was %s is for it',
    async (_, prepare) => {
      const owner = await openWorkspace(app, plan);
      const unwanted: string[] = [];
      let isOver = false;
      // Keeps the relay looking up what is wanted, so that it has just seen what was before.
      const noise = (async () => {
        while (!isOver) unwanted.push(await happen(owner));
      })();
      for (let round = 0; round < ROUNDS; round++) {
        const begin = await prepare(owner);
        await delay(round % 4);
        // By turns the event's unit of work begins after the webhook wants it, or before and is committed after.
        const id =
          round % 2 === 0 ? await begin().then(() => happen(owner)) : await happen(owner, begin);
        await until(() => asked.has(id), `the event of round ${round} is asked for`);
        await forgetAll(owner);
      }
      isOver = true;
      await noise;
      // And it does decide: not everything is asked for.
      expect(unwanted.filter((id) => !asked.has(id)).length).toBeGreaterThan(0);
    },
  );
});
