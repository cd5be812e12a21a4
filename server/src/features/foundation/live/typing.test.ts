import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TestApp } from '../../../../test/harness/app.ts';
import { type Client as Socket, type Listening } from '../../../../test/harness/sockets.ts';
import { type TwoProcesses, startTwoProcesses } from '../../../../test/harness/two-processes.ts';
import {
  type Client,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';

/** Who types, over real sockets, in two processes of one deployment. */

let t: TestApp;
let here: Listening;
let there: Listening;
let owner: Client;
let member: Client;
let task: TaskAnswer;
const sockets: Socket[] = [];

let both: TwoProcesses;
beforeAll(async () => {
  both = await startTwoProcesses();
  ({ t, here, there } = both);
});
afterAll(() => both[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const socket of sockets.splice(0)) socket.end();
  owner = await openWorkspace(t, 'free');
  member = await join(t, owner, 'member');
  const project = await owner.project({ visibility: 'private' });
  await owner.ok('PUT', `/projects/${project.id}/members/${member.person.userId}`, {
    role: 'viewer',
  });
  task = await owner.task(project.id);
});

async function enter(server: Listening, { person }: Client): Promise<Socket> {
  const socket = await server.open({ as: person, tenant: person.tenant });
  const { position } = await socket.next('connection_established');
  await socket.ask({ type: 'resume', position }, 'resumed');
  sockets.push(socket);
  return socket;
}

test('it is told to the others who may see the task, in every process', async () => {
  const outsider = await join(t, owner, 'member');
  const stranger = await openWorkspace(t, 'free');
  const boss = await enter(here, owner);
  const again = await enter(there, owner);
  const near = await enter(here, member);
  const far = await enter(there, member);
  const others = [
    await enter(here, outsider),
    await enter(there, outsider),
    await enter(there, stranger),
  ];
  boss.say({ type: 'typing', taskId: task.id });
  for (const socket of [near, far])
    expect(await socket.next('typing')).toEqual({
      type: 'typing',
      taskId: task.id,
      person: { id: owner.person.userId, name: expect.stringMatching('Owner') },
    });
  for (const socket of [boss, again, ...others]) {
    await socket.ask({ type: 'ping' }, 'pong');
    expect(socket.of('typing')).toEqual([]);
  }
});

test('someone who keeps typing is told of at most every two seconds', async () => {
  const boss = await enter(here, owner);
  const mate = await enter(here, member);
  for (let i = 0; i < 20; i++) boss.say({ type: 'typing', taskId: task.id });
  await mate.next('typing');
  const first = performance.now();
  mate.say({ type: 'typing', taskId: task.id });
  await boss.next('typing');
  expect(mate.of('typing')).toHaveLength(1);
  await vi.waitFor(
    () => {
      boss.say({ type: 'typing', taskId: task.id });
      expect(mate.of('typing').length).toBeGreaterThan(1);
    },
    { timeout: 5000, interval: 100 },
  );
  expect(performance.now() - first).toBeGreaterThan(1_800);
});

test.each([
  ['is hidden', () => task.id],
  ['is not there', () => crypto.randomUUID()],
])('a task that %s is refused, and nobody hears of it', async (_, idOf) => {
  const outsider = await join(t, owner, 'member');
  const mate = await enter(here, member);
  const socket = await enter(here, outsider);
  expect(await socket.ask({ type: 'typing', taskId: idOf() }, 'error')).toEqual({
    type: 'error',
    code: 'not_found',
    message: 'This task does not exist, or you don’t have access to it.',
  });
  await mate.ask({ type: 'ping' }, 'pong');
  expect(mate.of('typing')).toEqual([]);
});

test('a task in the trash is refused', async () => {
  await owner.ok('DELETE', `/tasks/${task.id}`);
  const boss = await enter(here, owner);
  const said = { type: 'typing', taskId: task.id };
  expect(await boss.ask(said, 'error')).toMatchObject({ code: 'not_found' });
});

test('a message without a task is not understood', async () => {
  const boss = await enter(here, owner);
  for (const taskId of [undefined, null, 'QUIC-1'])
    expect(await boss.ask({ type: 'typing', taskId }, 'error')).toMatchObject({
      code: 'invalid',
      message: 'taskId: must be the id of a task',
    });
});
