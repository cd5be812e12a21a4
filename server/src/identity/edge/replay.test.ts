import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';

let t: TestApp;
let owner: Person;
beforeAll(async () => {
  t = await startTestApp();
  owner = await t.signUp();
});
afterAll(() => t[Symbol.asyncDispose]());

type Body = Record<string, unknown> & { id: string };
const post = (as: Person, url: string, body: object, key: string) =>
  t.request<Body>('POST', url, {
    as,
    tenant: owner.tenant,
    body,
    headers: { 'idempotency-key': key },
  });
const make = async (url: string, body: object) =>
  (await t.request<Body>('POST', url, { as: owner, tenant: owner.tenant, body })).body;
const setRole = (person: Person, role: string) =>
  t.request('PATCH', `/tenant/members/${person.userId}`, {
    as: owner,
    tenant: owner.tenant,
    body: { role },
  });

let count = 0;
/** What an admin may create and a viewer may not. */
const creations: readonly (readonly [string, () => Promise<[url: string, body: object]>])[] = [
  [
    'a webhook',
    async () => [
      '/tenant/webhooks',
      { url: 'https://hook.example/', eventTypes: ['task.created'] },
    ],
  ],
  ['a label', async () => ['/tenant/labels', { name: `label ${(count += 1)}` }]],
  [
    'a merge of labels',
    async () => {
      const { id } = await make('/tenant/labels', { name: `from ${(count += 1)}` });
      const into = await make('/tenant/labels', { name: `into ${count}` });
      return [`/tenant/labels/${id}/merge`, { into: into.id }];
    },
  ],
  ['a project', async () => ['/projects', { name: 'Apollo', key: `AP${(count += 1)}` }]],
  [
    'a task',
    async () => {
      const { id } = await make('/projects', { name: 'Apollo', key: `AT${(count += 1)}` });
      return ['/tasks', { projectId: id, title: 'One' }];
    },
  ],
  [
    'a change of status',
    async () => {
      const project = await make('/projects', { name: 'Apollo', key: `AS${(count += 1)}` });
      const task = await make('/tasks', { projectId: project.id, title: 'One' });
      return [`/tasks/${task.id}/transition`, { status: 'IN_PROGRESS' }];
    },
  ],
];

test.each(creations)(
  'the stored answer of %s is kept from somebody who may not do it now',
  async (_, make_) => {
    const admin = await t.addMember(owner, 'admin');
    const [url, body] = await make_();
    const first = await post(admin, url, body, 'once');
    expect(first.status, first.text).toBeLessThan(300);
    const again = await post(admin, url, body, 'once');
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([first.status, 'true']);
    await setRole(admin, 'viewer');
    expect((await post(admin, url, body, 'once')).status).toBe(403);
    await t.request('DELETE', `/tenant/members/${admin.userId}`, {
      as: owner,
      tenant: owner.tenant,
    });
    expect((await post(admin, url, body, 'once')).status).toBe(403);
  },
);

test('the stored answer about a task goes to nobody who lost its private project', async () => {
  const member = await t.addMember(owner, 'member');
  const project = await make('/projects', {
    name: 'Secret',
    key: `AX${(count += 1)}`,
    visibility: 'private',
  });
  const seat = `/projects/${project.id}/members/${member.userId}`;
  const ask = { as: owner, tenant: owner.tenant };
  await t.request('PUT', seat, { ...ask, body: { role: 'contributor' } });
  const body = { projectId: project.id, title: 'Hidden' };
  expect((await post(member, '/tasks', body, 'private')).status).toBe(201);
  expect((await post(member, '/tasks', body, 'private')).status).toBe(201);
  await t.request('DELETE', seat, ask);
  const after = await post(member, '/tasks', body, 'private');
  expect(after.status).toBe(404);
  expect(after.text).not.toContain('Hidden');
});

test('a replay shows no secret, and another secret is made by no replay', async () => {
  const body = { url: 'https://hook.example/', eventTypes: ['task.created'] };
  const first = await post(owner, '/tenant/webhooks', body, 'hook');
  expect(first.body['secret']).toMatch(/^whsec_/);
  const again = await post(owner, '/tenant/webhooks', body, 'hook');
  expect(again.body.id).toBe(first.body.id);
  expect(again.text).not.toContain('whsec_');
  const rotate = `/tenant/webhooks/${first.body.id}/rotate-secret`;
  const rotated = await post(owner, rotate, {}, 'rotate');
  expect(rotated.body['secret']).toMatch(/^whsec_/);
  const replayed = await post(owner, rotate, {}, 'rotate');
  expect([replayed.status, replayed.headers['idempotent-replayed']]).toEqual([200, 'true']);
  expect(replayed.text).not.toContain('whsec_');
});
