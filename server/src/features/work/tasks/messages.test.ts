import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { DatabaseSession, type Step } from '#platform/db/index.ts';
import {
  type Client,
  type ProjectAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';

/**
 * What the design promises of the wire: a read is one message to the tenant's database, a write is two,
 * however much belongs to it.
 */

let app: TestApp;
let owner: Client;
let member: Client;
let project: ProjectAnswer;
let messages: (readonly Step[])[];

beforeAll(async () => {
  app = await startTestApp();
  owner = await openWorkspace(app, 'basic');
  member = await join(app, owner, 'member');
  project = await owner.project({ key: 'MSG' });
  for (let i = 0; i < 12; i += 1) await owner.task(project.id, { labels: [`l${i % 3}`] });
  await owner.get('/tasks');
  await member.get('/tasks');
});
afterAll(() => app[Symbol.asyncDispose]());

beforeEach(() => {
  messages = [];
  const exchange = DatabaseSession.prototype.exchange;
  vi.spyOn(DatabaseSession.prototype, 'exchange').mockImplementation(function (
    this: DatabaseSession,
    steps,
  ) {
    if (steps.some((step) => step.name === 'tenant_context' || step.name === 'tenant_entry'))
      messages.push(steps);
    else if (steps.some((step) => step.name === 'commit')) messages.push(steps);
    return exchange.call(this, steps);
  });
});

it.each([
  ['a list', '/tasks?limit=100&count=true&q=task&sort=title'],
  ['a list of a project', '/tasks?project=MSG&status=OPEN&sort=rank'],
  ['a task by key', '/tasks/MSG-1'],
  ['statistics', '/tasks/statistics?project=MSG'],
  ['projects', '/projects?count=true'],
  ['a project by key', '/projects/MSG'],
])('reads %s in one message', async (_what, url) => {
  for (const client of [owner, member]) {
    messages.length = 0;
    await client.ok('GET', url);
    expect(messages).toHaveLength(1);
  }
});

it('asks how many tasks have a label before a list of them, and for those without a date only at the end', async () => {
  await owner.ok('GET', '/tasks?limit=100&count=true&label=l1&sort=-updatedAt');
  expect(messages).toHaveLength(2);
  messages.length = 0;
  await owner.ok('GET', '/tasks?limit=100&label=l1&sort=dueAt');
  expect(messages).toHaveLength(3);
});

it('reads what belongs to a task or project named by id in one message', async () => {
  const task = await owner.task(project.id);
  for (const url of [
    `/tasks/${task.id}/activity`,
    `/projects/${project.id}/activity`,
    `/projects/${project.id}/statistics`,
    `/projects/${project.id}/members?count=true`,
  ]) {
    messages.length = 0;
    await owner.ok('GET', url);
    expect(messages).toHaveLength(1);
  }
});

it('writes in two messages', async () => {
  const parent = await owner.task(project.id);
  const other = await owner.task(project.id);
  const everything = {
    title: 'All of it',
    labels: ['l1', 'unheard of'],
    assigneeId: member.person.userId,
    parentId: parent.id,
  };
  messages.length = 0;
  const task = await owner.task(project.id, everything);
  expect(messages).toHaveLength(2);
  for (const [method, url, body] of [
    [
      'PATCH',
      `/tasks/${task.id}`,
      {
        title: 'Other',
        labels: ['l2'],
        assigneeId: null,
        parentId: other.id,
        status: 'IN_PROGRESS',
      },
    ],
    ['POST', `/tasks/${task.id}/transition`, { status: 'DONE', note: 'done' }],
    ['POST', `/tasks/${task.id}/move`, { status: 'OPEN', before: other.id, after: parent.id }],
    ['DELETE', `/tasks/${task.id}`, undefined],
    ['POST', `/tasks/${task.id}/restore`, undefined],
    ['PATCH', `/projects/${project.id}`, { name: 'Renamed', ownerId: member.person.userId }],
    ['PUT', `/projects/${project.id}/members/${owner.person.userId}`, { role: 'viewer' }],
  ] as const) {
    messages.length = 0;
    await owner.ok(method, url, body);
    expect([method, url, messages.length]).toEqual([method, url, 2]);
  }
});
