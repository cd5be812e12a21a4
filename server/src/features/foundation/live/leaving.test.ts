import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTenantState } from '#tenancy/lifecycle/index.ts';
import { PASSWORD, type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type Client, type Listening, listen } from '../../../../test/harness/sockets.ts';
import { type TwoProcesses, startTwoProcesses } from '../../../../test/harness/two-processes.ts';

/** A right that is gone is gone within a second, in every process. */
const WITHIN_MS = 1000;

let t: TestApp;
let here: Listening;
let there: Listening;
let owner: Person;
let member: Person;

let both: TwoProcesses;
beforeAll(async () => {
  both = await startTwoProcesses();
  ({ t, here, there } = both);
});
afterAll(() => both[Symbol.asyncDispose]());
beforeEach(async () => {
  owner = await t.signUp();
  member = await t.addMember(owner, 'member');
});

const ask = async (as: Person, method: string, url: string, body?: object) => {
  const answer = await t.request<Record<string, unknown>>(method, url, {
    as,
    tenant: as.tenant,
    body,
  });
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
  return answer.body;
};

async function enter(as: Person): Promise<Client[]> {
  return Promise.all(
    [here, there].map(async (server) => {
      const client = await server.open({ as, tenant: as.tenant });
      const { position } = await client.next('connection_established');
      await client.ask({ type: 'resume', position }, 'resumed');
      return client;
    }),
  );
}

/** How each is sent away, and that it comes soon enough. */
async function sentAway(clients: readonly Client[], cause: () => Promise<unknown>) {
  await cause();
  const began = performance.now();
  const ends = await Promise.all(clients.map(({ closed }) => closed));
  expect(performance.now() - began).toBeLessThan(WITHIN_MS);
  return new Set(ends.map(({ code, reason }) => `${code} ${reason}`));
}

const set = (to: 'suspended' | 'maintenance' | 'read_only') =>
  setTenantState(
    { server: t.server, tenancy: t.app.tenancy },
    { id: owner.tenantId, slug: owner.tenant },
    { to, reason: 'A test' },
  );

describe('within a second, in both processes, sockets are closed', () => {
  test('by signing out', async () => {
    const ends = await sentAway(await enter(member), () => ask(member, 'POST', '/auth/logout', {}));
    expect(ends).toEqual(new Set(['4401 session_ended']));
  });

  test('by ending the session from elsewhere, and no other session’s', async () => {
    const answer = await t.request<{ accessToken: string }>('POST', '/auth/login', {
      body: { login: member.email, password: PASSWORD },
    });
    const stays = await enter({ ...member, token: answer.body.accessToken });
    const clients = await enter(member);
    const { items } = (await ask(member, 'GET', '/auth/sessions')) as {
      items: { id: string; current: boolean }[];
    };
    const current = items.find((session) => session.current)?.id;
    const ends = await sentAway(clients, () => ask(member, 'DELETE', `/auth/sessions/${current}`));
    expect(ends).toEqual(new Set(['4401 session_ended']));
    for (const client of stays) {
      await client.ask({ type: 'ping' }, 'pong');
      client.end();
    }
  });

  test('by being removed, and nobody else’s', async () => {
    const stays = await enter(owner);
    const ends = await sentAway(await enter(member), () =>
      ask(owner, 'DELETE', `/tenant/members/${member.userId}`),
    );
    expect(ends).toEqual(new Set(['4403 not_a_member']));
    for (const client of stays) {
      await client.ask({ type: 'ping' }, 'pong');
      client.end();
    }
  });

  test('by suspension', async () => {
    const ends = await sentAway(await enter(member), () => set('suspended'));
    expect(ends).toEqual(new Set(['4403 tenant_suspended']));
  });

  test('by maintenance', async () => {
    const ends = await sentAway(await enter(member), () => set('maintenance'));
    expect(ends).toEqual(new Set(['4403 tenant_unavailable']));
  });
});

test('a workspace that is read-only keeps its sockets', async () => {
  const clients = await enter(member);
  await set('read_only');
  await delay(WITHIN_MS);
  for (const client of clients) {
    expect((await client.ask({ type: 'ping' }, 'pong')).type).toBe('pong');
    client.end();
  }
});

test('another role counts within a second, without connecting anew', async () => {
  const project = await ask(owner, 'POST', '/projects', { name: 'Private', visibility: 'private' });
  const clients = await enter(member);
  await ask(owner, 'PATCH', `/tenant/members/${member.userId}`, { role: 'admin' });
  for (const client of clients)
    expect(await client.next('role.changed')).toEqual({ type: 'role.changed', role: 'admin' });
  await ask(owner, 'POST', '/tasks', { projectId: project['id'], title: 'Theirs now' });
  for (const client of clients)
    expect(await client.next('task.created')).toMatchObject({
      data: { title: 'Theirs now', can: { delete: true } },
    });
  await ask(owner, 'PATCH', `/tenant/members/${member.userId}`, { role: 'viewer' });
  for (const client of clients) {
    expect(await client.next('project.hidden')).toMatchObject({ projectId: project['id'] });
    expect(await client.next('role.changed')).toMatchObject({ role: 'viewer' });
  }
  await ask(owner, 'POST', '/tasks', { projectId: project['id'], title: 'Not any more' });
  const open = await ask(owner, 'POST', '/projects', { name: 'Open' });
  await ask(owner, 'POST', '/tasks', { projectId: open['id'], title: 'To be read' });
  for (const client of clients) {
    expect(await client.next('task.created')).toMatchObject({
      data: { title: 'To be read', can: { update: false } },
    });
    expect(client.text).not.toContain('Not any more');
    client.end();
  }
});

test('a process that ends asks everybody to come back elsewhere, where they miss nothing', async () => {
  const third = await startTestApp({ beside: t });
  const server = await listen(third, { relay: false });
  const client = await server.open({ as: owner, tenant: owner.tenant });
  const { position } = await client.next('connection_established');
  const project = ask(owner, 'POST', '/projects', { name: 'Meanwhile' });
  const closing = (async () => {
    await server[Symbol.asyncDispose]();
    await third[Symbol.asyncDispose]();
  })();
  expect(await client.closed).toMatchObject({ code: 1012 });
  await closing;
  await project;
  const query = { position: String(position) };
  const back = await there.open({ as: owner, tenant: owner.tenant, query });
  await back.next('connection_established');
  expect(await back.next('project.created')).toMatchObject({ data: { name: 'Meanwhile' } });
  back.end();
});
