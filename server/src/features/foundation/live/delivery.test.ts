import { carryEventsOver } from '#messaging/events/index.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveTenant } from '#tenancy/move/index.ts';
import { ENGINES, type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask as query } from '../../../../test/harness/connections.ts';
import { type Client, type Listening, listen } from '../../../../test/harness/sockets.ts';

let t: TestApp;
let server: Listening;

beforeAll(async () => {
  t = await startTestApp();
  server = await listen(t);
  await query(
    t.server.ownerUrl(t.server.control),
    `update control.plan set limits = limits || '{"projects": 500, "tasks": 50000}'`,
  );
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

interface Created extends Record<string, unknown> {
  readonly id: string;
  readonly version: number;
}

const ask = async (as: Person, method: string, url: string, body?: object): Promise<Created> => {
  const answer = await t.request<Created>(method, url, { as, tenant: as.tenant, body });
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
  return answer.body;
};

/** Someone who hears everything from now on. */
const enter = async (as: Person, position?: string): Promise<Client> => {
  const query = position === undefined ? undefined : { position };
  const client = await server.open({ as, tenant: as.tenant, query });
  const greeting = await client.next('connection_established');
  if (position === undefined)
    await client.ask({ type: 'resume', position: greeting['position'] }, 'resumed');
  return client;
};

const newTask = (as: Person, projectId: string, title: string) =>
  ask(as, 'POST', '/tasks', { projectId, title, description: `About ${title}` });

describe.each(ENGINES)('in the %s layout', (_layout, plan) => {
  let owner: Person;
  let member: Person;
  let viewer: Person;
  let open: Created;
  let hidden: Created;
  beforeAll(async () => {
    owner = await t.signUp({ plan });
    member = await t.addMember(owner, 'member');
    viewer = await t.addMember(owner, 'viewer');
    open = await ask(owner, 'POST', '/projects', { name: 'Open' });
    hidden = await ask(owner, 'POST', '/projects', { name: 'Hidden', visibility: 'private' });
  });

  test('everybody hears of a task as a request would answer it to them', async () => {
    const clients = new Map<Person, Client>();
    for (const person of [owner, member, viewer]) clients.set(person, await enter(person));
    const task = await newTask(member, open.id, 'First');
    for (const [person, client] of clients) {
      const told = await client.next('task.created');
      expect(told).toMatchObject({
        projectId: open.id,
        position: expect.stringMatching(/^\d+-\d+$/),
        actor: { id: member.userId, name: expect.stringMatching('member') },
        at: task['createdAt'],
      });
      expect(told['data']).toEqual(await ask(person, 'GET', `/tasks/${task.id}`));
    }
    await ask(owner, 'PATCH', `/tasks/${task.id}`, { title: 'Renamed' });
    for (const [person, client] of clients) {
      const told = await client.next('task.updated');
      const { description, ...view } = await ask(person, 'GET', `/tasks/${task.id}`);
      expect(description).toBe('About First');
      expect(told).toMatchObject({ changed: ['title'], data: { title: 'Renamed' } });
      expect(told['data']).toEqual(view);
    }
    for (const client of clients.values()) client.end();
  });

  test('nobody hears of what they may not see, and of a project only until they lose it', async () => {
    const [boss, mate] = [await enter(owner), await enter(member)];
    await newTask(owner, hidden.id, 'Secret one');
    await boss.next('task.created');
    await ask(owner, 'PUT', `/projects/${hidden.id}/members/${member.userId}`, {
      role: 'contributor',
    });
    expect(await mate.next('project.member_changed')).toMatchObject({
      data: { personId: member.userId, role: 'contributor' },
    });
    const seen = await newTask(owner, hidden.id, 'Secret two');
    expect(await mate.next('task.created')).toMatchObject({
      data: await ask(member, 'GET', `/tasks/${seen.id}`),
    });
    await ask(owner, 'DELETE', `/projects/${hidden.id}/members/${member.userId}`);
    expect(await mate.next('project.hidden')).toEqual({
      type: 'project.hidden',
      projectId: hidden.id,
    });
    await newTask(owner, hidden.id, 'Secret three');
    const end = await newTask(owner, open.id, 'The end');
    expect(await mate.next('task.created')).toMatchObject({ data: { id: end.id } });
    expect(mate.text).not.toContain('Secret one');
    expect(mate.text).not.toContain('Secret three');
    expect(boss.text).toContain('Secret three');
    boss.end();
    mate.end();
  });

  test('a project that becomes private is gone for those who had no part in it', async () => {
    const project = await ask(owner, 'POST', '/projects', { name: 'Closing' });
    const [boss, mate] = [await enter(owner), await enter(member)];
    await ask(owner, 'PATCH', `/projects/${project.id}`, { visibility: 'private' });
    expect(await mate.next('project.hidden')).toMatchObject({ projectId: project.id });
    const told = await boss.next('project.updated');
    const { description: _, ...view } = await ask(owner, 'GET', `/projects/${project.id}`);
    expect(told).toMatchObject({ changed: ['visibility'] });
    expect(told['data']).toEqual(view);
    expect(mate.of('project.updated')).toEqual([]);
    boss.end();
    mate.end();
  });

  test('who narrows hears of those projects alone, and of nothing they may not see', async () => {
    const other = await ask(owner, 'POST', '/projects', { name: 'Other' });
    const mate = await enter(member);
    expect(await mate.ask({ type: 'subscribe', projectId: other.id }, 'subscribed')).toEqual({
      type: 'subscribed',
      projectId: other.id,
    });
    const refusal = async (projectId: string) => {
      const { type, code, message } = await mate.ask({ type: 'subscribe', projectId }, 'error');
      return { type, code, message };
    };
    expect(await refusal(hidden.id)).toEqual(await refusal(crypto.randomUUID()));
    await newTask(owner, open.id, 'Not wanted');
    await newTask(owner, other.id, 'Wanted');
    expect(await mate.next('task.created')).toMatchObject({ data: { title: 'Wanted' } });
    expect(mate.of('task.created')).toHaveLength(1);
    await mate.ask({ type: 'unsubscribe', projectId: other.id }, 'unsubscribed');
    await newTask(owner, open.id, 'Wanted again');
    expect(await mate.next('task.created')).toMatchObject({ data: { title: 'Wanted again' } });
    mate.end();
  });

  test('who comes back gets what they missed, in order, and then goes on', async () => {
    const first = await enter(member);
    const { id } = await newTask(owner, open.id, 'Seen');
    const last = await first.next('task.created');
    first.end();
    for (const title of ['One', 'Two', 'Three'])
      await ask(owner, 'PATCH', `/tasks/${id}`, { title });
    await newTask(owner, hidden.id, 'Hidden meanwhile');
    await delay(100);
    const back = await server.open({ as: member, tenant: member.tenant });
    await back.next('connection_established');
    back.say({ type: 'resume', position: last['position'] });
    const resumed = await back.next('resumed');
    const missed = back.heard.slice(1, -1);
    expect(
      missed.map(({ type, changed, data }) => [type, changed, (data as Created)['title']]),
    ).toEqual([
      ['task.updated', ['title'], 'One'],
      ['task.updated', ['title'], 'Two'],
      ['task.updated', ['title'], 'Three'],
    ]);
    expect(back.text).not.toContain('Hidden meanwhile');
    await ask(owner, 'PATCH', `/tasks/${id}`, { title: 'Four' });
    expect(await back.next('task.updated')).toMatchObject({ data: { title: 'Four' } });
    const atOnce = await server.open({
      as: member,
      tenant: member.tenant,
      query: { position: String(resumed['position']) },
    });
    await atOnce.next('resumed');
    expect(atOnce.of('task.updated').map(({ data }) => (data as Created)['title'])).toEqual([
      'Four',
    ]);
    back.end();
    atOnce.end();
  });

  test('who lost a project while they were away is told when they come back', async () => {
    const project = await ask(owner, 'POST', '/projects', { name: 'Lost', visibility: 'private' });
    const stays = await ask(owner, 'POST', '/projects', {
      name: 'Never theirs',
      visibility: 'private',
    });
    await ask(owner, 'PUT', `/projects/${project.id}/members/${member.userId}`, { role: 'viewer' });
    const first = await server.open({ as: member, tenant: member.tenant });
    const { position } = await first.next('connection_established');
    first.end();
    await ask(owner, 'DELETE', `/projects/${project.id}/members/${member.userId}`);
    await ask(owner, 'PATCH', `/projects/${stays.id}`, { name: 'Still not theirs' });
    await delay(100);
    const back = await enter(member, String(position));
    await back.next('resumed');
    expect(back.of('project.hidden')).toEqual([{ type: 'project.hidden', projectId: project.id }]);
    expect(back.text).not.toContain(stays.id);
    back.end();
  });
});

describe('who cannot have what they missed is told to read everything anew', () => {
  let owner: Person;
  let position: string;
  beforeAll(async () => {
    owner = await t.signUp();
    const client = await server.open({ as: owner, tenant: owner.tenant });
    position = String((await client.next('connection_established'))['position']);
    client.end();
  });

  test.each([
    ['another epoch', () => position.replace(/^\d+/, '999')],
    ['a place that nobody has been at', () => position.replace(/\d+$/, '999999')],
  ])('%s', async (_, of) => {
    const client = await server.open({ as: owner, tenant: owner.tenant });
    expect(await client.ask({ type: 'resume', position: of() }, 'reload')).toMatchObject({
      type: 'reload',
      position: expect.stringMatching(/^\d+-\d+$/),
    });
    await ask(owner, 'POST', '/projects', { name: 'Afterwards' });
    expect((await client.next('project.created')).type).toBe('project.created');
    client.end();
  });

  test('a place behind what was told on this connection', async () => {
    const client = await enter(owner);
    await ask(owner, 'POST', '/projects', { name: 'Told' });
    await client.next('project.created');
    await client.ask({ type: 'resume', position }, 'reload');
    client.end();
  });

  test('an address without sense', async () => {
    const client = await server.open({
      as: owner,
      tenant: owner.tenant,
      query: { position: 'yesterday' },
    });
    await client.next('reload');
    client.end();
  });
});

test('a workspace that moves keeps its sockets, and then has everything read anew', async () => {
  const owner = await t.signUp();
  const client = await enter(owner);
  const tenant = await t.app.tenancy.reserved(owner.tenantId);
  const deps = { server: t.server, tenancy: t.app.tenancy, beforeDrop: carryEventsOver };
  await moveTenant(deps, tenant, { to: 'schema' });
  expect((await client.ask({ type: 'ping' }, 'pong')).type).toBe('pong');
  await ask(owner, 'POST', '/projects', { name: 'Over there' });
  const { position } = await client.next('reload');
  expect(position).toMatch(/^2-/);
  await ask(owner, 'POST', '/projects', { name: 'And another' });
  expect(await client.next('project.created')).toMatchObject({ data: { name: 'And another' } });
  client.end();
});

test('nothing is missed and nothing doubled by those who come and go while others write', async () => {
  const owner = await t.signUp();
  const project = await ask(owner, 'POST', '/projects', { name: 'Busy' });
  const steady = await server.open({ as: owner, tenant: owner.tenant });
  const from = String((await steady.next('connection_established'))['position']);
  let isOver = false;
  const written: string[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let i = 0; !isOver; i++) {
      const task = await newTask(owner, project.id, `${writer} ${i}`);
      written.push(task.id);
    }
  });
  const restless = async (how: 'says' | 'asks at once'): Promise<string[]> => {
    let position = from;
    const heard: string[] = [];
    for (let round = 0; round < 12; round++) {
      const client = await server.open({
        as: owner,
        tenant: owner.tenant,
        query: how === 'says' ? {} : { position },
      });
      await client.next('connection_established');
      if (how === 'says') client.say({ type: 'resume', position });
      if (round % 3 === 0) await client.next('resumed');
      await delay(Math.random() * 60);
      client.end();
      await client.closed;
      expect(client.of('reload')).toEqual([]);
      for (const { data, position: at } of client.of('task.created')) {
        heard.push((data as Created).id);
        position = String(at);
      }
    }
    isOver = true;
    await Promise.all(writers);
    const client = await enter(owner, position);
    await client.next('resumed');
    await expect
      .poll(() => heard.length + client.of('task.created').length, { timeout: 5000 })
      .toBeGreaterThanOrEqual(written.length);
    heard.push(...client.of('task.created').map(({ data }) => (data as Created).id));
    client.end();
    return heard;
  };
  const [one, two] = await Promise.all([restless('says'), restless('asks at once')]);
  expect(written.length).toBeGreaterThan(50);
  await expect.poll(() => steady.of('task.created').length, { timeout: 5000 }).toBe(written.length);
  const order = steady.of('task.created').map(({ data }) => (data as Created).id);
  expect(order.toSorted()).toEqual(written.toSorted());
  expect(one).toEqual(order);
  expect(two).toEqual(order);
  steady.end();
}, 60_000);

test('whoever comes in is told where the last minute began, unless too much has happened in it', async () => {
  const lone = await t.signUp();
  const positionOf = (text: unknown) => Number(String(text).split('-')[1]);
  /** The greeting of a new connection, once the stream has come as far as that. */
  const greetingAt = async (position: number): Promise<{ client: Client; recent: unknown }> => {
    for (;;) {
      const client = await server.open({ as: lone, tenant: lone.tenant });
      const greeting = await client.next('connection_established');
      if (positionOf(greeting['position']) >= position)
        return { client, recent: greeting['recent'] };
      client.end();
      await delay(20);
    }
  };
  const first = await greetingAt(0);
  const project = await ask(lone, 'POST', '/projects', { name: 'Recent' });
  const { position } = await first.client.next('project.created');
  first.client.end();

  const task = await newTask(lone, project.id, 'Read by HTTP just before');
  const { client, recent } = await greetingAt(positionOf(position) + 1);
  expect(positionOf(recent)).toBeLessThan(positionOf(position));
  client.say({ type: 'resume', position: recent });
  expect(await client.next('task.created')).toMatchObject({ data: { id: task.id } });
  await client.next('resumed');
  client.end();

  for (let n = 0; n < 51; n++) await newTask(lone, project.id, `Task ${n}`);
  const busy = await greetingAt(positionOf(position) + 52);
  expect(busy.recent).toBeUndefined();
  busy.client.end();
});
