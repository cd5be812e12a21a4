import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS, type Person, type TestApp, startTestApp } from '../harness/app.ts';
import { type Client, type Listening, type Opening, Refused, listen } from '../harness/sockets.ts';
import { type Tenant, buildTenant } from './world.ts';

/**
 * The isolation matrix over sockets: whatever a stranger opens, asks for or listens to, nothing of a
 * victim's reaches them; nor does a private project's reach a member who has no part in it. The victim
 * hears its canary in every kind of event, so the others could have.
 */

let t: TestApp;
let server: Listening;
beforeAll(async () => {
  t = await startTestApp({ env: { BASE_URL: 'http://localhost:3000' } });
  server = await listen(t);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const ticketOf = async (as: Person): Promise<string> =>
  (await t.request<{ ticket: string }>('POST', '/auth/ws-ticket', { as, tenant: as.tenant })).body
    .ticket;

/** Every kind of event whose text someone writes. */
const KINDS = [
  'task.created',
  'task.updated',
  'task.deleted',
  'task.restored',
  'project.created',
  'project.updated',
  'project.deleted',
  'project.restored',
  'project.member_changed',
  'label.changed',
  'label.deleted',
  'member.changed',
  'comment.created',
  'comment.updated',
  'comment.reacted',
  'comment.deleted',
  'presence',
  'typing',
] as const;

describe.each(LAYOUTS)('a victim in the %s layout', (_layout, plan) => {
  let victim: Tenant;
  let attacker: Tenant;
  /** A member of the victim's who has no part in its private project. */
  let outsider: Person;
  const listeners: Client[] = [];

  beforeAll(async () => {
    victim = await buildTenant(t, plan);
    attacker = await buildTenant(t, plan);
    outsider = await t.addMember(victim.owner, 'manager');
  });

  const ask = async (method: string, url: string, body?: object): Promise<{ id: string }> => {
    const { owner } = victim;
    const answer = await t.request<{ id: string }>(method, url, {
      as: owner,
      tenant: owner.tenant,
      body,
    });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body;
  };

  const listenAs = async (opening: Opening): Promise<Client> => {
    const client = await server.open(opening);
    const { position } = await client.next('connection_established');
    await client.ask({ type: 'resume', position }, 'resumed');
    listeners.push(client);
    return client;
  };

  const statusOf = async (opening: Opening): Promise<number> => {
    const outcome: unknown = await server.open(opening).catch((error: unknown) => error);
    if (outcome instanceof Refused) {
      expect(JSON.stringify(outcome.body)).not.toContain(victim.world.canary);
      return outcome.status;
    }
    (outcome as Client).end();
    return 101;
  };

  /** Changes of every kind, with the canary in each; in the private project and outside it. */
  async function everythingHappens(): Promise<{ publicTask: string }> {
    const { canary, projectId, memberId } = victim.world;
    const task = await ask('POST', '/tasks', { projectId, title: `Private ${canary}` });
    await ask('PATCH', `/tasks/${task.id}`, { title: `Changed ${canary}`, labels: [canary] });
    const comment = await ask('POST', `/tasks/${task.id}/comments`, { body: `Said ${canary}` });
    await ask('PATCH', `/comments/${comment.id}`, { body: `Said again ${canary}` });
    await ask('PUT', `/comments/${comment.id}/reactions/heart`);
    await ask('DELETE', `/comments/${comment.id}`);
    await ask('DELETE', `/tasks/${task.id}`);
    await ask('POST', `/tasks/${task.id}/restore`);
    await ask('PATCH', `/projects/${projectId}`, { name: `Renamed ${canary}` });
    const extra = await ask('POST', '/projects', {
      name: `Extra ${canary}`,
      visibility: 'private',
    });
    await ask('PUT', `/projects/${extra.id}/members/${memberId}`, { role: 'lead' });
    await ask('DELETE', `/projects/${extra.id}`);
    await ask('POST', `/projects/${extra.id}/restore`);
    await ask('DELETE', `/projects/${extra.id}`);
    const label = await ask('POST', '/tenant/labels', { name: `second ${canary}` });
    await ask('DELETE', `/tenant/labels/${label.id}`);
    await t.addMember(victim.owner, 'viewer');
    const shown = await ask('POST', '/projects', { name: 'Shown to all' });
    return {
      publicTask: (await ask('POST', '/tasks', { projectId: shown.id, title: 'For everybody' })).id,
    };
  }

  it('opens to nobody else', async () => {
    const { owner } = attacker;
    const { tenant, tenantId } = victim.owner;
    const host = `${tenant}.localhost:3000`;
    const forged = `${owner.token.slice(0, -4)}AAAA`;
    const ticket = await ticketOf(owner);
    expect(await statusOf({ as: owner, tenant })).toBe(403);
    expect(await statusOf({ as: owner, tenant: tenantId })).toBe(403);
    expect(await statusOf({ as: owner, query: { tenant } })).toBe(403);
    expect(await statusOf({ as: owner, host })).toBe(403);
    expect(await statusOf({ as: owner, host, tenant: owner.tenant })).toBe(400);
    expect(await statusOf({ as: forged, tenant })).toBe(401);
    expect(await statusOf({ tenant })).toBe(401);
    expect(await statusOf({ host })).toBe(401);
    expect(await statusOf({ query: { tenant, ticket } })).toBe(401);
    expect(await statusOf({ host, query: { ticket: await ticketOf(owner) } })).toBe(401);
    const origin = `http://${owner.tenant}.localhost:3000`;
    expect(await statusOf({ as: victim.owner, host, origin })).toBe(403);
    const used = await ticketOf(victim.owner);
    expect(await statusOf({ host, query: { ticket: used } })).toBe(101);
    expect(await statusOf({ host, query: { ticket: used } })).toBe(401);
  });

  it('tells nothing to others, whatever they ask for, and everything to the victim', async () => {
    const { canary, projectId, taskId, memberId } = victim.world;
    const stranger = await listenAs({ as: attacker.owner, tenant: attacker.owner.tenant });
    const within = await listenAs({ as: outsider, tenant: outsider.tenant });
    const own = await listenAs({ as: victim.owner, tenant: victim.owner.tenant });
    const refusals: unknown[] = [];
    for (const client of [stranger, within]) {
      for (const id of [projectId, crypto.randomUUID()]) {
        refusals.push(await client.ask({ type: 'subscribe', projectId: id }, 'error'));
        refusals.push(
          await client.ask({ type: 'presence', projectId: id, taskId, canary }, 'error'),
        );
      }
    }
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    for (const client of [stranger, within])
      expect(await client.ask({ type: 'typing', taskId }, 'error')).toMatchObject({
        code: 'not_found',
      });
    own.say({ type: 'presence', projectId, taskId });
    await own.next('presence');
    const colleague = await listenAs({ as: victim.member, tenant: victim.member.tenant });
    colleague.say({ type: 'typing', taskId });
    await own.next('typing');
    const { publicTask } = await everythingHappens();
    await expect.poll(() => own.text, { timeout: 5000 }).toContain(publicTask);
    await expect.poll(() => within.text, { timeout: 5000 }).toContain(publicTask);
    await delay(100);

    for (const kind of KINDS) expect(own.of(kind).length, kind).toBeGreaterThan(0);
    expect(own.text.split(canary).length).toBeGreaterThan(10);
    // The jobs that followed from filling their own workspace may still tell them of that.
    const theirs = new Set(['error', 'notification.changed']);
    const told = stranger.heard.map(({ type }) => type).filter((type) => !theirs.has(type));
    expect(told).toEqual(['connection_established', 'resumed']);
    for (const secret of [canary, projectId, taskId, memberId, victim.owner.tenantId])
      expect(stranger.text).not.toContain(secret);
    // Labels are every member's to know; what is private is not, and neither is that it is there.
    for (const message of within.heard.filter(({ type }) => !type.startsWith('label.'))) {
      const text = JSON.stringify(message);
      if (message.type !== 'connection_established') expect(text).not.toContain(canary);
      for (const secret of [projectId, taskId]) expect(text).not.toContain(secret);
    }
  });

  it('replays to those who come back what they may see, and nothing of others', async () => {
    const { canary, projectId } = victim.world;
    const from = { position: '1-0' };
    const own = await server.open({ as: victim.owner, tenant: victim.owner.tenant, query: from });
    await own.next('resumed');
    expect(own.text.split(canary).length).toBeGreaterThan(10);
    const within = await server.open({ as: outsider, tenant: outsider.tenant, query: from });
    await within.next('resumed');
    expect(within.of('task.created').length).toBeGreaterThan(0);
    const ofProjects = within.heard.filter((message) => message['projectId']);
    for (const message of ofProjects) {
      expect(JSON.stringify(message)).not.toContain(canary);
      expect(message['projectId']).not.toBe(projectId);
    }
    const stranger = await server.open({
      as: attacker.owner,
      tenant: attacker.owner.tenant,
      query: from,
    });
    await stranger.next('resumed');
    expect(stranger.text).not.toContain(canary);
    expect(stranger.text).toContain(attacker.world.canary);
    for (const client of [own, within, stranger]) client.end();
  });

  it('is silent to a member from the moment they are removed', async () => {
    const { member, world } = victim;
    const client = await listenAs({ as: member, tenant: member.tenant });
    await ask('PATCH', `/tasks/${world.taskId}`, { title: `Still ${world.canary}` });
    await client.next('task.updated');
    const ticket = await ticketOf(member);
    await ask('DELETE', `/tenant/members/${world.memberId}`);
    expect(await client.closed).toMatchObject({ code: 4403 });
    const heard = client.heard.length;
    await ask('PATCH', `/tasks/${world.taskId}`, { title: `Not for you ${world.canary}` });
    await delay(100);
    expect(client.heard.length).toBe(heard);
    expect(await statusOf({ as: member, tenant: member.tenant })).toBe(403);
    expect(await statusOf({ query: { tenant: member.tenant, ticket } })).toBe(403);
    for (const listener of listeners.splice(0)) listener.end();
  });
});

it('takes no ticket that has grown old', async () => {
  let now = Date.now();
  const clock = { now: () => new Date(now) };
  await using aged = await startTestApp({ clock });
  await using listening = await listen(aged);
  const owner = await aged.signUp();
  const issue = () =>
    aged.request<{ ticket: string; expiresIn: number }>('POST', '/auth/ws-ticket', {
      as: owner,
      tenant: owner.tenant,
    });
  const open = async (ticket: string): Promise<unknown> =>
    listening.open({ query: { tenant: owner.tenant, ticket } }).then(
      (client) => client.end(),
      (error: unknown) => (error as Refused).status,
    );
  const { ticket, expiresIn } = (await issue()).body;
  const fresh = (await issue()).body.ticket;
  now += expiresIn * 1000 - 1;
  expect(await open(fresh)).toBeUndefined();
  now += 1;
  expect(await open(ticket)).toBe(401);
});
