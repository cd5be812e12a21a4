import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '#platform/log/index.ts';
import { eventsAfter, type StreamedEvent } from '#messaging/events/index.ts';
import { jobRequest } from '#messaging/jobs/index.ts';
import { startRelay } from '../../../entry/relay.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { type TestRunner, startRunner, until } from '../../../../test/harness/jobs.ts';
import { type Received, type Receiver, startReceiver } from '../../../../test/harness/receiver.ts';
import { purge, webhookJobs, webhookEventHandlers } from './jobs.ts';
import { deliveryIdOf } from './payload.ts';
import type { DeliveryView, EndpointView, EndpointWithSecret } from './schema.ts';

let app: TestApp;
let runner: TestRunner;
let relay: AsyncDisposable;
let receiver: Receiver;
let now = 0;
const clock = { now: () => new Date(Date.now() + now) };

beforeAll(async () => {
  app = await startTestApp({
    env: { OUTBOUND_ALLOW: '127.0.0.1', ACCESS_TOKEN_MINUTES: '1440' },
  });
  const { people, jobs, outbound, cipher } = app.app;
  const handlers = webhookJobs({
    people,
    jobs,
    outbound,
    cipher,
    clock,
    timeoutMs: 500,
    retrySeconds: [0.1, 0.1, 0.1],
  });
  runner = await startRunner(app, handlers);
  const log = createLog({ level: 'error', forPeople: false });
  relay = startRelay(app.app, app.app.features, log);
});
afterAll(async () => {
  await relay[Symbol.asyncDispose]();
  await runner[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
beforeEach(async () => {
  now = 0;
  receiver = await startReceiver();
});
afterEach(() => receiver[Symbol.asyncDispose]());

const add = (owner: Client, more: object = {}): Promise<EndpointWithSecret> =>
  owner.ok('POST', '/tenant/webhooks', {
    url: `${receiver.url}/hook`,
    eventTypes: ['task.created'],
    ...more,
  });
const log = async (owner: Client, id: string): Promise<DeliveryView[]> =>
  (await owner.ok<{ items: DeliveryView[] }>('GET', `/tenant/webhooks/${id}/deliveries?limit=100`))
    .items;
const first = async (owner: Client, id: string): Promise<DeliveryView> => {
  await until(async () => (await log(owner, id)).length > 0, 'a delivery');
  return (await log(owner, id))[0] as DeliveryView;
};
const untilState = (owner: Client, id: string, state: string): Promise<void> =>
  until(async () => (await log(owner, id))[0]?.state === state, state);
const verify = (secret: string | undefined, { body, headers }: Received) =>
  new Webhook(secret ?? '').verify(body, headers as Record<string, string>) as Record<
    string,
    unknown
  >;

describe.each(LAYOUTS)('an event in the %s layout', (_layout, plan) => {
  it('is told to those who want it, signed, with people by name', async () => {
    const owner = await openWorkspace(app, plan);
    const webhook = await add(owner);
    const deaf = await add(owner, { eventTypes: ['project.deleted'] });
    const project = await owner.project({ visibility: 'private' });
    const task = await owner.task(project.id, { title: 'Tell', assigneeId: owner.person.userId });
    await receiver.until(1);
    const [came] = receiver.received as [Received];
    expect([came.method, came.path, came.headers['content-type']]).toEqual([
      'POST',
      '/hook',
      'application/json',
    ]);
    const { name } = (await app.app.tenancy.find(owner.person.tenantId)) ?? { name: '' };
    const me = { id: owner.person.userId, name: expect.stringMatching(/^Owner /) as string };
    expect(verify(webhook.secret, came)).toMatchObject({
      type: 'task.created',
      timestamp: task.createdAt,
      data: { task: { id: task.id, title: 'Tell', assignee: me, reporter: me } },
      actor: me,
      projectId: project.id,
      tenant: { id: owner.person.tenantId, slug: owner.person.tenant, name },
      position: expect.stringMatching(/^\d+-\d+$/) as string,
    });
    expect(() => verify(deaf.secret, came)).toThrow();
    await untilState(owner, webhook.id, 'delivered');
    const [delivery] = await log(owner, webhook.id);
    expect(delivery).toMatchObject({
      eventType: 'task.created',
      messageId: came.headers['webhook-id'],
      attempts: 1,
      responseStatus: 200,
    });
    expect(await log(owner, deaf.id)).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });

  it('is told again, under the same id, until it gets through', async () => {
    const owner = await openWorkspace(app, plan);
    const webhook = await add(owner);
    let answers = 0;
    receiver.answer((response) => response.writeHead(++answers === 1 ? 500 : 204).end('sorry'));
    await owner.task((await owner.project()).id);
    await receiver.until(1);
    await until(async () => (await first(owner, webhook.id)).attempts > 0, 'tried');
    await receiver.until(2);
    await untilState(owner, webhook.id, 'delivered');
    expect(await first(owner, webhook.id)).toMatchObject({
      attempts: 2,
      responseStatus: 204,
      error: null,
      nextAttemptAt: null,
    });
    const [one, two] = receiver.received as [Received, Received];
    expect(two.headers['webhook-id']).toBe(one.headers['webhook-id']);
    expect(two.body).toBe(one.body);
    verify(webhook.secret, two);
    expect(await owner.ok('GET', `/tenant/webhooks/${webhook.id}`)).toMatchObject({
      state: 'active',
      failingSince: null,
    });
  });
});

describe('a receiver that', () => {
  let owner: Client;
  let webhook: EndpointWithSecret;
  beforeEach(async () => {
    owner = await openWorkspace(app, 'basic');
    webhook = await add(owner);
  });
  const happen = async (): Promise<void> => void (await owner.task((await owner.project()).id));
  const look = (): Promise<EndpointView> => owner.ok('GET', `/tenant/webhooks/${webhook.id}`);

  it('hangs is given up, tried again, and left alone after a while', async () => {
    receiver.answer(() => undefined);
    await happen();
    await receiver.until(3);
    await until(async () => (await first(owner, webhook.id)).attempts === 3, 'three time-outs');
    const delivery = await first(owner, webhook.id);
    expect(delivery).toMatchObject({ state: 'pending', error: 'It did not answer in time.' });
    expect(Date.parse(delivery.nextAttemptAt ?? '')).toBeGreaterThan(0);
    expect(await look()).toMatchObject({ state: 'failing' });
    await happen();
    await until(async () => (await log(owner, webhook.id)).length === 2, 'the second event');
    expect(receiver.received).toHaveLength(3);
  });

  it('says 410 is told nothing more, and that is an event', async () => {
    const other = await add(owner, {
      eventTypes: ['webhook.disabled'],
      url: `${receiver.url}/other`,
    });
    receiver.answer((response, { path }) => response.writeHead(path === '/hook' ? 410 : 200).end());
    await happen();
    await receiver.until(2);
    expect(await look()).toMatchObject({ state: 'disabled', disabledReason: 'gone' });
    expect(await first(owner, webhook.id)).toMatchObject({ state: 'failed', responseStatus: 410 });
    const told = receiver.received.find(({ path }) => path === '/other');
    expect(told && verify(other.secret, told)).toMatchObject({
      type: 'webhook.disabled',
      data: { endpointId: webhook.id, reason: 'gone' },
    });
    await happen();
    await happen();
    expect((await log(owner, webhook.id)).length).toBe(1);
    await owner.ok('PATCH', `/tenant/webhooks/${webhook.id}`, { state: 'active' });
    receiver.answer((response) => response.end());
    await happen();
    await untilState(owner, webhook.id, 'delivered');
  });

  it('fails for days is told nothing more, and what still waited is skipped', async () => {
    receiver.answer((response) => response.writeHead(500).end());
    await happen();
    await untilState(owner, webhook.id, 'failed');
    expect(receiver.received).toHaveLength(4);
    expect(await look()).toMatchObject({ state: 'failing' });
    now = 5 * 86_400_000;
    await happen();
    await until(async () => (await look()).state === 'disabled', 'disabled');
    expect(await look()).toMatchObject({ disabledReason: 'failing' });
    const [last] = await log(owner, webhook.id);
    await owner.ok('POST', `/tenant/webhooks/${webhook.id}/deliveries/${last?.id}/redeliver`);
    await untilState(owner, webhook.id, 'skipped');
    expect(receiver.received).toHaveLength(5);
  });

  it('redirects, inward or anywhere, has not taken it', async () => {
    const elsewhere = await startReceiver();
    receiver.answer((response) =>
      response.writeHead(307, { location: `${elsewhere.url}/inner` }).end(),
    );
    await happen();
    await untilState(owner, webhook.id, 'failed');
    expect(await first(owner, webhook.id)).toMatchObject({
      responseStatus: 307,
      error: 'It answered 307.',
    });
    expect(elsewhere.received).toEqual([]);
    await elsewhere[Symbol.asyncDispose]();
  });

  it('never ends its answer has taken it all the same', async () => {
    receiver.answer((response) => {
      response.writeHead(200).write('ok so far');
    });
    await happen();
    await untilState(owner, webhook.id, 'delivered');
    expect(await first(owner, webhook.id)).toMatchObject({
      attempts: 1,
      responseStatus: 200,
      responseBody: 'ok so far',
    });
  });

  it('gets what is sent again by hand under the same id', async () => {
    await happen();
    await untilState(owner, webhook.id, 'delivered');
    const delivery = await first(owner, webhook.id);
    await owner.ok('POST', `/tenant/webhooks/${webhook.id}/deliveries/${delivery.id}/redeliver`);
    await receiver.until(2);
    await untilState(owner, webhook.id, 'delivered');
    expect(await first(owner, webhook.id)).toMatchObject({ attempts: 2 });
    const [one, two] = receiver.received as [Received, Received];
    expect([two.headers['webhook-id'], two.body]).toEqual([one.headers['webhook-id'], one.body]);
  });

  it('knows the old secret for a day after it was changed', async () => {
    const at = `/tenant/webhooks/${webhook.id}`;
    const rotated = await owner.ok<EndpointWithSecret>('POST', `${at}/rotate-secret`);
    expect(rotated.secret).not.toBe(webhook.secret);
    expect(Date.parse(rotated.previousSecretUntil ?? '') - Date.now()).toBeGreaterThan(86_000_000);
    await happen();
    await receiver.until(1);
    const [both] = receiver.received as [Received];
    verify(webhook.secret, both);
    verify(rotated.secret, both);
    now = 86_400_000;
    await happen();
    await receiver.until(2);
    const late = receiver.received[1] as Received;
    // The library takes no signature from so far in the future; time is ours here.
    expect(late.headers['webhook-signature']?.toString().split(' ')).toHaveLength(1);
  });

  it('is told once, however often the relay hands an event on', async () => {
    await happen();
    await untilState(owner, webhook.id, 'delivered');
    const event = await eventBehind(owner, await first(owner, webhook.id), webhook.id);
    const requests = webhookEventHandlers(app.app.tenancy).flatMap(({ toJobs }) =>
      toJobs(event as StreamedEvent<never>),
    );
    // Under other ids than the first time, as if nothing remembered that job any more.
    const ids = await app.app.jobs.send(owner.person.tenantId, [...requests, ...requests]);
    await until(
      async () =>
        (await Promise.all(ids.map((id) => app.app.jobs.find(id)))).every(
          (job) => job?.state === 'succeeded',
        ),
      'done',
    );
    await happen();
    await receiver.until(2);
    await until(async () => (await log(owner, webhook.id)).length === 2, 'the next event');
    expect(receiver.received).toHaveLength(2);
  });

  it('is not told what is for one person alone', async () => {
    const event = { personId: owner.person.userId } as StreamedEvent<never>;
    expect(webhookEventHandlers(app.app.tenancy).flatMap(({ toJobs }) => toJobs(event))).toEqual(
      [],
    );
  });

  it('gets nothing from a workspace that cannot read the secret, until it has another one', async () => {
    const tenant = await recordOf(app, owner.person.tenantId);
    const { cell, namespace } = tenant.placement;
    const foreign = app.app.cipher.encrypt({ tenantId: 'another', purpose: 'x' }, 'whsec_x');
    await ask(
      app.server.addressOf(cell).ownerUrl,
      `update "${namespace}".webhook_endpoint set secret = '${foreign}'`,
    );
    expect(await look()).toMatchObject({ secretReadable: false });
    await happen();
    await untilState(owner, webhook.id, 'failed');
    expect(await first(owner, webhook.id)).toMatchObject({
      error: 'Its secret can no longer be read here; rotate it.',
    });
    expect(receiver.received).toEqual([]);
    const rotated = await owner.ok<EndpointWithSecret>(
      'POST',
      `/tenant/webhooks/${webhook.id}/rotate-secret`,
    );
    expect(rotated.previousSecretUntil).toBeNull();
    await happen();
    await receiver.until(1);
    verify(rotated.secret, receiver.received[0] as Received);
  });
});

it('forgets deliveries after thirty days', async () => {
  const owner = await openWorkspace(app, 'free');
  const webhook = await add(owner);
  await owner.ok('POST', `/tenant/webhooks/${webhook.id}/test`);
  const run = async (): Promise<unknown> => {
    const [id = ''] = await app.app.jobs.send(owner.person.tenantId, [
      jobRequest(purge, { day: '2026-01-01' }),
    ]);
    await until(async () => (await app.app.jobs.find(id))?.state === 'succeeded', 'purged');
    return (await app.app.jobs.find(id))?.result;
  };
  expect(await run()).toEqual({ forgotten: 0 });
  const tenant = await recordOf(app, owner.person.tenantId);
  await ask(
    app.server.addressOf(tenant.placement.cell).ownerUrl,
    `update shared.webhook_delivery set created_at = now() - interval '31 days' where tenant_id = '${tenant.id}'`,
  );
  expect(await run()).toEqual({ forgotten: 1 });
  expect(await log(owner, webhook.id)).toEqual([]);
});

/** The event that was told in a delivery. */
async function eventBehind(
  owner: Client,
  delivery: DeliveryView,
  webhookId: string,
): Promise<StreamedEvent> {
  const scope = app.app.tenancy.scopeOf(await recordOf(app, owner.person.tenantId));
  const events = await eventsAfter(scope, 0, 100);
  const event = events.find(({ id }) => deliveryIdOf(id, webhookId) === delivery.id);
  if (!event) throw new Error('no such event');
  return event;
}
