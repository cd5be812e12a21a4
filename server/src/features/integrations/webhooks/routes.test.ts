import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { type Receiver, startReceiver } from '../../../../test/harness/receiver.ts';
import type { DeliveryView, EndpointView, EndpointWithSecret } from './schema.ts';

let app: TestApp;
let receiver: Receiver;
beforeAll(async () => {
  app = await startTestApp({ env: { OUTBOUND_ALLOW: '127.0.0.1' } });
  receiver = await startReceiver();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

const add = (owner: Client, more: object = {}): Promise<EndpointWithSecret> =>
  owner.ok('POST', '/tenant/webhooks', { url: `${receiver.url}/hook`, ...more });

describe.each(ENGINES)('webhooks in the %s layout', (_layout, plan) => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
  });

  it('are kept, changed and removed by admins, and show their secret once', async () => {
    const { secret = '', ...made } = await add(owner, { eventTypes: ['task.created'] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made).toMatchObject({
      url: `${receiver.url}/hook`,
      description: '',
      eventTypes: ['task.created'],
      state: 'active',
      secretReadable: true,
      version: 1,
    });
    const at = `/tenant/webhooks/${made.id}`;
    expect(await owner.ok('GET', at)).toEqual(made);
    const changed = await owner.ok<EndpointView>(
      'PATCH',
      at,
      { description: 'd', eventTypes: null, state: 'disabled' },
      { 'if-match': '"1"' },
    );
    expect(changed).toMatchObject({
      description: 'd',
      eventTypes: null,
      state: 'disabled',
      disabledReason: 'by_hand',
      version: 2,
    });
    expect(await owner.refusal('PATCH', at, { description: 'x' }, { 'if-match': '"1"' })).toBe(
      '412 version_mismatch',
    );
    expect(await owner.ok('PATCH', at, { state: 'active' })).toMatchObject({
      state: 'active',
      disabledReason: null,
      disabledAt: null,
    });
    const listed = await owner.send<{ items: EndpointView[] }>('GET', '/tenant/webhooks');
    expect(listed.body.items.map(({ id }) => id)).toEqual([made.id]);
    expect(listed.text).not.toContain('whsec_');
    expect((await owner.send('DELETE', at)).status).toBe(204);
    expect(await owner.refusal('GET', at)).toBe('404 not_found');
  });

  it('are nobody else’s business', async () => {
    const manager = await join(app, owner, 'manager');
    const { id } = await add(owner);
    const at = `/tenant/webhooks/${id}`;
    for (const [method, url] of [
      ['GET', '/tenant/webhooks'],
      ['GET', '/tenant/webhooks/event-types'],
      ['GET', at],
      ['PATCH', at],
      ['DELETE', at],
      ['POST', `${at}/rotate-secret`],
      ['POST', `${at}/test`],
      ['GET', `${at}/deliveries`],
      ['GET', `${at}/deliveries/${newId()}`],
      ['POST', `${at}/deliveries/${newId()}/redeliver`],
    ] as const)
      expect(await manager.refusal(method, url, method === 'PATCH' ? {} : undefined), url).toBe(
        '403 forbidden',
      );
    const other = await openWorkspace(app, plan);
    expect(await other.refusal('GET', at)).toBe('404 not_found');
    expect(await other.refusal('POST', `${at}/rotate-secret`)).toBe('404 not_found');
    await owner.send('DELETE', at);
  });

  it('can be tried, and what came of it stands in the log, page by page', async () => {
    const { id } = await add(owner);
    const at = `/tenant/webhooks/${id}`;
    receiver.answer((response) => response.end('thank \0 you'));
    const good = await owner.ok<DeliveryView>('POST', `${at}/test`);
    expect(good).toMatchObject({
      eventType: 'webhook.test',
      state: 'delivered',
      attempts: 1,
      responseStatus: 200,
      responseBody: 'thank \ufffd you',
      error: null,
    });
    receiver.answer((response) => response.writeHead(500).end('x'.repeat(5000)));
    const bad = await owner.ok<DeliveryView>('POST', `${at}/test`);
    expect(bad).toMatchObject({ state: 'failed', responseStatus: 500, error: 'It answered 500.' });
    expect(bad.responseBody).toHaveLength(1024);
    const log = await owner.all<DeliveryView>(`${at}/deliveries`, 1);
    expect(log).toEqual([bad, good]);
    expect(
      (await owner.ok<{ items: DeliveryView[] }>('GET', `${at}/deliveries?state=delivered`)).items,
    ).toEqual([good]);
    const detail = await owner.ok<{ payload: string }>('GET', `${at}/deliveries/${good.id}`);
    expect(JSON.parse(detail.payload)).toMatchObject({
      type: 'webhook.test',
      tenant: { id: owner.person.tenantId, slug: owner.person.tenant },
    });
    expect(await owner.refusal('GET', `${at}/deliveries/${newId()}`)).toBe('404 not_found');
    const again = await owner.send('POST', `${at}/deliveries/${bad.id}/redeliver`);
    expect(again.status).toBe(202);
    expect(again.body).toMatchObject({ id: bad.id, messageId: bad.messageId, state: 'pending' });
    await owner.send('DELETE', at);
  });
});

describe('a webhook', () => {
  it.each([
    ['an inward address', { url: 'https://192.168.0.1/' }, 'url'],
    ['the metadata service', { url: 'https://[fd00:ec2::254]/' }, 'url'],
    ['plain HTTP', { url: 'http://93.184.216.34/' }, 'url'],
    ['no address', { url: 'hook' }, 'url'],
    ['unknown events', { eventTypes: ['task.exploded'] }, 'eventTypes'],
    ['no events', { eventTypes: [] }, 'eventTypes'],
    ['an unknown field', { secret: 'x' }, 'secret'],
  ])('is refused with %s', async (_what, more, path) => {
    const owner = await openWorkspace(app, 'free');
    const body = { url: receiver.url, ...more };
    expect(await owner.refusal('POST', '/tenant/webhooks', body)).toBe(`422 invalid ${path}`);
  });

  it('is one of two in the free plan', async () => {
    const owner = await openWorkspace(app, 'free');
    await add(owner);
    await add(owner);
    const { status, body } = await owner.send('POST', '/tenant/webhooks', { url: receiver.url });
    expect(status).toBe(402);
    expect(body).toMatchObject({ resource: 'webhooks', limit: 2, usage: 2, liftedBy: 'basic' });
    expect(await owner.ok('GET', '/tenant/webhooks')).toMatchObject({ limit: 2 });
  });

  it('shows its secret once: not to a repeated request, and it is nowhere kept in clear', async () => {
    const owner = await openWorkspace(app, 'free');
    const send = () =>
      owner.send<EndpointWithSecret>(
        'POST',
        '/tenant/webhooks',
        { url: receiver.url },
        { 'idempotency-key': 'once' },
      );
    const [first, second] = [await send(), await send()];
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(first.body.secret).toMatch(/^whsec_/);
    const { secret: _, ...shown } = first.body;
    expect(second.body).toEqual(shown);
    const tenant = await recordOf(app, owner.person.tenantId);
    const rows = await ask<{ response: string }>(
      app.server.addressOf(tenant.placement.cell).ownerUrl,
      `select response from shared.idempotency where tenant_id = '${tenant.id}'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.response).not.toContain('whsec_');
  });

  it('can be told of every kind of event the product declares', async () => {
    const owner = await openWorkspace(app, 'free');
    const { items } = await owner.ok<{ items: { type: string; data: object }[] }>(
      'GET',
      '/tenant/webhooks/event-types',
    );
    const types = items.map(({ type }) => type);
    expect(types).toEqual(types.toSorted());
    expect(types).toEqual(
      expect.arrayContaining(['task.created', 'project.updated', 'webhook.disabled']),
    );
    expect(types).not.toContain('notification.changed');
    expect(items.every(({ data }) => 'type' in data)).toBe(true);
  });
});
