import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Person, type TestApp } from '../../../../test/harness/app.ts';
import { type Client, type Listening, type Message } from '../../../../test/harness/sockets.ts';
import { type TwoProcesses, startTwoProcesses } from '../../../../test/harness/two-processes.ts';

/** Presence over real sockets, in two processes of one deployment. */

let t: TestApp;
let here: Listening;
let there: Listening;
let owner: Person;
let member: Person;
let outsider: Person;
let projectId: string;
const clients: Client[] = [];

let both: TwoProcesses;
beforeAll(async () => {
  both = await startTwoProcesses();
  ({ t, here, there } = both);
});
afterAll(() => both[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const client of clients.splice(0)) client.end();
  owner = await t.signUp();
  member = await t.addMember(owner, 'member');
  outsider = await t.addMember(owner, 'member');
  projectId = (await ask('POST', '/projects', { name: 'Board', visibility: 'private' })).id;
  await ask('PUT', `/projects/${projectId}/members/${member.userId}`, { role: 'viewer' });
});

async function ask(method: string, url: string, body?: object): Promise<{ id: string }> {
  const answer = await t.request<{ id: string }>(method, url, {
    as: owner,
    tenant: owner.tenant,
    body,
  });
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
  return answer.body;
}

async function enter(server: Listening, as: Person): Promise<Client> {
  const client = await server.open({ as, tenant: as.tenant });
  const { position } = await client.next('connection_established');
  await client.ask({ type: 'resume', position }, 'resumed');
  clients.push(client);
  return client;
}

/** Who is there, by the last that a client heard of it. */
const seenBy = (client: Client): unknown =>
  (client.of('presence').at(-1) as Message | undefined)?.['people'];

const soon = (client: Client, people: unknown): Promise<void> =>
  vi.waitFor(() => expect(seenBy(client)).toEqual(people), { timeout: 5000, interval: 20 });

const nameOf = (kind: string) => expect.stringMatching(kind);
const watching = (who: Person, name: string, taskId: string | null = null) => ({
  id: who.userId,
  name: nameOf(name),
  taskId,
});

test('who looks at a board or a task is told to those who may see it, in every process', async () => {
  const boss = await enter(here, owner);
  const mate = await enter(there, member);
  const stranger = await enter(there, outsider);
  mate.say({ type: 'presence', projectId });
  const both = (taskId: string | null) =>
    [watching(owner, 'Owner', taskId), watching(member, 'member')].toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    );
  for (const client of [boss, mate]) await soon(client, [watching(member, 'member')]);
  boss.say({ type: 'presence', projectId });
  for (const client of [boss, mate]) await soon(client, both(null));
  const taskId = crypto.randomUUID();
  boss.say({ type: 'presence', projectId, taskId });
  for (const client of [boss, mate]) await soon(client, both(taskId));
  mate.end();
  await soon(boss, [watching(owner, 'Owner', taskId)]);
  boss.say({ type: 'presence', projectId: null });
  await soon(boss, []);
  expect(stranger.of('presence')).toEqual([]);
});

test('who comes later is told when they ask for the project', async () => {
  const boss = await enter(here, owner);
  boss.say({ type: 'presence', projectId });
  await soon(boss, [watching(owner, 'Owner')]);
  const mate = await enter(there, member);
  await vi.waitFor(
    async () => {
      mate.say({ type: 'subscribe', projectId });
      await mate.next('subscribed');
      expect(seenBy(mate)).toEqual([watching(owner, 'Owner')]);
    },
    { timeout: 5000, interval: 200 },
  );
});

test('nobody is present where they may not be, nor stays when they may not any more', async () => {
  const boss = await enter(here, owner);
  const mate = await enter(there, member);
  const stranger = await enter(here, outsider);
  expect(await stranger.ask({ type: 'presence', projectId }, 'error')).toMatchObject({
    code: 'not_found',
  });
  mate.say({ type: 'presence', projectId });
  await soon(boss, [watching(member, 'member')]);
  await ask('DELETE', `/projects/${projectId}/members/${member.userId}`);
  await mate.next('project.hidden');
  await soon(boss, []);
  expect(seenBy(mate), 'the last it heard of it').toEqual([watching(member, 'member')]);
});

test('many changes in a row are told as few', async () => {
  const boss = await enter(here, owner);
  const mate = await enter(here, member);
  for (let i = 0; i < 30; i++)
    mate.say({ type: 'presence', projectId, taskId: crypto.randomUUID() });
  const taskId = crypto.randomUUID();
  mate.say({ type: 'presence', projectId, taskId });
  await soon(boss, [watching(member, 'member', taskId)]);
  expect(boss.of('presence').length).toBeLessThan(6);
});
