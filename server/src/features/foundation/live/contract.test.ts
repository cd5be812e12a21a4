import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type Client, type Listening, listen } from '../../../../test/harness/sockets.ts';
import { type Client as Worker, openWorkspace } from '../../../../test/factories/work.ts';
import { presentersOf } from './presenters.ts';

/** Every event that is told live is in the contract. The test client holds each frame it hears against its schema. */

let t: TestApp;
let server: Listening;
let owner: Worker;
let hears: Client;
beforeAll(async () => {
  t = await startTestApp();
  server = await listen(t);
  owner = await openWorkspace(t, 'free');
  hears = await server.open({ as: owner.person, tenant: owner.person.tenant });
  await hears.next('connection_established');
});
afterAll(async () => {
  hears.end();
  await server[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

interface Kinds {
  readonly oneOf: readonly { readonly $ref: string }[];
}

test('every event that is told live has a schema in the contract, and no other has', () => {
  const { components } = t.app.http.swagger() as unknown as {
    components: { schemas: Record<string, Kinds & { properties: { type: { const: string } } }> };
  };
  const named = components.schemas['LiveEvent']?.oneOf.map(
    ({ $ref }) => components.schemas[$ref.split('/').at(-1) ?? '']?.properties.type.const,
  );
  const declared = new Set(t.app.features.flatMap(({ events = [] }) => events.map((e) => e.type)));
  const told = [...presentersOf(t.app.features).keys()];
  expect(named?.toSorted()).toEqual(told.toSorted());
  expect(told.filter((type) => !declared.has(type))).toEqual([]);
});

test('what happens to tasks, projects, labels, people and webhooks is told as the contract says', async () => {
  const project = await owner.project();
  await owner.ok('PATCH', `/projects/${project.id}`, { name: 'Another' });
  const task = await owner.task(project.id, { labels: ['new'] });
  await owner.patch(task.id, { description: 'New' });
  await owner.ok('DELETE', `/tasks/${task.id}`);
  await owner.ok('POST', `/tasks/${task.id}/restore`);
  const { items } = await owner.ok<{ items: { id: string }[] }>('GET', '/tenant/labels');
  const label = `/tenant/labels/${items[0]?.id}`;
  await owner.ok('PATCH', label, { name: 'renamed' });
  await owner.ok('DELETE', `${label}?detach=true`);
  const hook = await owner.ok<{ id: string }>('POST', '/tenant/webhooks', {
    url: 'https://hook.example/',
    eventTypes: ['task.created'],
  });
  await owner.ok('PATCH', `/tenant/webhooks/${hook.id}`, { state: 'disabled' });
  await owner.ok('DELETE', `/projects/${project.id}`);
  await owner.ok('POST', `/projects/${project.id}/restore`);
  for (const type of [
    'project.created',
    'project.updated',
    'task.created',
    'task.updated',
    'task.deleted',
    'task.restored',
    'label.changed',
    'label.deleted',
    'webhook.disabled',
    'project.deleted',
    'project.restored',
  ])
    expect(await hears.next(type)).toMatchObject({ type });
});

test('only those who may manage webhooks hear that one was disabled', async () => {
  const member = await t.addMember(owner.person, 'member');
  const other = await server.open({ as: member, tenant: member.tenant });
  const start = await other.next('connection_established');
  await other.ask({ type: 'resume', position: start['position'] }, 'resumed');
  const hook = await owner.ok<{ id: string }>('POST', '/tenant/webhooks', {
    url: 'https://other.example/',
    eventTypes: ['task.created'],
  });
  await owner.ok('PATCH', `/tenant/webhooks/${hook.id}`, { state: 'disabled' });
  await hears.next('webhook.disabled');
  await owner.project();
  await other.next('project.created');
  expect(other.of('webhook.disabled')).toEqual([]);
  other.end();
});
