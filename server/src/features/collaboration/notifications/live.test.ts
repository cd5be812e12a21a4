import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type TestRunner, startRunner, until } from '../../../../test/harness/jobs.ts';
import { type Listening, listen } from '../../../../test/harness/sockets.ts';
import { inboxOf } from '../../../../test/factories/inbox.ts';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';

/** From a change to the page of whom it concerns: by the relay, the queue, a worker and a socket. */

let t: TestApp;
let server: Listening;
let worker: TestRunner;
beforeAll(async () => {
  t = await startTestApp();
  server = await listen(t);
  worker = await startRunner(
    t,
    t.app.features.flatMap(({ jobs = [] }) => jobs),
  );
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const listenAs = async ({ person }: Client) => {
  const client = await server.open({ as: person, tenant: person.tenant });
  await client.next('connection_established');
  return client;
};

describe.each(ENGINES)('in the %s layout', (_layout, plan) => {
  it('tells the one person, and nobody else, that their inbox has changed', async () => {
    const ann = await openWorkspace(t, plan);
    const ben = await join(t, ann, 'member');
    const project = await ann.project();
    const [annHears, benHears] = [await listenAs(ann), await listenAs(ben)];
    const task = await ann.task(project.id, { assigneeId: ben.person.userId });
    const told = await benHears.next('notification.changed');
    const inbox = await inboxOf(ben);
    expect(inbox).toMatchObject({ unreadCount: 1, items: [{ task: { id: task.id } }] });
    expect(told).toMatchObject({ projectId: null, data: { id: inbox.items[0]?.id }, actor: null });
    await ben.ok('POST', `/me/notifications/${inbox.items[0]?.id}/read`);
    await benHears.next('notification.changed');
    // What comes after has come to Ann as well, so she would have heard of the inbox by now.
    await ann.patch(task.id, { title: 'Another' });
    await until(() => annHears.of('task.updated').length > 0, 'Ann hears of her task');
    expect(annHears.of('notification.changed')).toEqual([]);

    const missed = await listenAs(ann);
    await missed.ask({ type: 'resume', position: String(told['position']) }, 'resumed');
    const earlier = await listenAs(ben);
    const before = annHears.heard[0]?.['position'];
    await earlier.ask({ type: 'resume', position: String(before) }, 'resumed');
    expect(missed.of('notification.changed')).toEqual([]);
    expect(earlier.of('notification.changed')).toHaveLength(2);
    for (const client of [annHears, benHears, missed, earlier]) client.ws.close();
  });
});
