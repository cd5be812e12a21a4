import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { Aftermath } from '../../../../test/harness/aftermath.ts';
import { countOfPerson } from '../../../../test/factories/inbox-rows.ts';
import { inboxOf, said } from '../../../../test/factories/inbox.ts';
import {
  type Client,
  type ProjectAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';

/** What comes into inboxes, and what does not. */

let now = Date.now();
const clock = { now: () => new Date(now) };
const pass = (minutes: number): void => void (now += minutes * 60_000);

let t: TestApp;
let after: Aftermath;
beforeAll(async () => {
  t = await startTestApp({ clock, env: { ACCESS_TOKEN_MINUTES: '1440' } });
  after = new Aftermath(t, 'notifications');
});
afterAll(() => t[Symbol.asyncDispose]());

describe.each(ENGINES)('an inbox in the %s layout', (_layout, plan) => {
  let ann: Client;
  let ben: Client;
  let cem: Client;
  let project: ProjectAnswer;
  const settle = () => after.settle(ann.person.tenantId);
  /** Everything so far is read, so nothing is added to it. */
  const calm = async () => {
    await settle();
    for (const person of [ann, ben, cem]) await person.ok('POST', '/me/notifications/read-all');
    pass(1);
  };
  const unread = async (person: Client) => said(await inboxOf(person, '&unread=true'));

  beforeAll(async () => {
    ann = await openWorkspace(t, plan);
    ben = await join(t, ann, 'member');
    cem = await join(t, ann, 'member');
    project = await ann.project();
  });
  beforeEach(calm);

  it('tells who is given a task, and never who gives it', async () => {
    await ann.task(project.id, { title: 'one', assigneeId: ben.person.userId });
    const mine = await ben.task(project.id, { title: 'own', assigneeId: ben.person.userId });
    await settle();
    expect(await unread(ben)).toEqual(['assigned one']);
    const inbox = await inboxOf(ben, '&unread=true');
    expect(inbox).toMatchObject({
      unreadCount: 1,
      items: [
        { actor: { id: ann.person.userId }, project: { key: project.key }, unread: true, count: 1 },
      ],
    });
    pass(1);
    await ann.patch(mine.id, { assigneeId: cem.person.userId });
    await settle();
    expect(await unread(ben)).toEqual(['unassigned own', 'assigned one']);
    expect(await unread(cem)).toEqual(['assigned own']);
    expect(await unread(ann)).toEqual([]);
  });

  it('tells those whose task it is of its status, its due date, its end and its return', async () => {
    const task = await ben.task(project.id, { title: 'two', assigneeId: cem.person.userId });
    await calm();
    await ann.to(task.id, 'IN_PROGRESS');
    await settle();
    expect(await unread(ben)).toEqual(['status two']);
    expect(await unread(cem)).toEqual(['status two']);
    expect((await inboxOf(cem, '&unread=true')).items[0]?.changes).toEqual([
      { kind: 'status', from: 'OPEN', to: 'IN_PROGRESS' },
    ]);
    pass(61);
    await ann.patch(task.id, { dueAt: '2027-01-05T12:00:00Z' });
    pass(61);
    await ann.ok('DELETE', `/tasks/${task.id}`);
    pass(61);
    await ann.ok('POST', `/tasks/${task.id}/restore`);
    await settle();
    expect(await unread(cem)).toEqual(['restored two', 'deleted two', 'due two', 'status two']);
    // Of what concerns no field they care for, nothing.
    await ann.patch(task.id, { title: 'two!', priority: 'urgent' });
    await settle();
    expect((await inboxOf(cem)).unreadCount).toBe(4);
  });

  it('tells of roles in projects, as long as one may see the project afterwards', async () => {
    const hidden = await ann.project({ name: 'Hidden', visibility: 'private' });
    await ann.ok('PUT', `/projects/${hidden.id}/members/${ben.person.userId}`, { role: 'viewer' });
    await settle();
    expect(await unread(ben)).toEqual(['role Hidden']);
    await ann.ok('DELETE', `/projects/${hidden.id}/members/${ben.person.userId}`);
    await settle();
    // Neither the news of the end nor what came before it: they may not see that project any more.
    expect(await inboxOf(ben, '&unread=true')).toMatchObject({ items: [], unreadCount: 0 });
    await ann.ok('PUT', `/projects/${project.id}/members/${ben.person.userId}`, { role: 'lead' });
    pass(61);
    await ann.ok('DELETE', `/projects/${project.id}/members/${ben.person.userId}`);
    await settle();
    expect((await inboxOf(ben, '&unread=true')).items.map(({ changes }) => changes[0]?.to)).toEqual(
      [null, 'lead'],
    );
  });

  it('puts what one person does to one task within an hour into one entry', async () => {
    const task = await ben.task(project.id, { title: 'three' });
    await calm();
    await ann.to(task.id, 'IN_PROGRESS', 'BLOCKED');
    pass(20);
    await ann.patch(task.id, { dueAt: '2027-01-05T12:00:00Z', assigneeId: cem.person.userId });
    pass(1);
    await cem.to(task.id, 'IN_PROGRESS');
    await settle();
    expect(await unread(ben)).toEqual(['status three', 'status+due three ×3']);
    const [, first] = (await inboxOf(ben, '&unread=true')).items;
    expect(first?.changes[0]).toEqual({ kind: 'status', from: 'OPEN', to: 'BLOCKED' });
    pass(41);
    await ann.to(task.id, 'BLOCKED');
    await settle();
    expect(await unread(ben)).toEqual(['status three', 'status three', 'status+due three ×3']);
  });

  it('leaves what was read or snoozed as it is, and makes a new entry beside it', async () => {
    const task = await ben.task(project.id, { title: 'four' });
    await calm();
    await ann.to(task.id, 'IN_PROGRESS');
    await settle();
    const [entry] = (await inboxOf(ben, '&unread=true')).items;
    await ben.ok('POST', `/me/notifications/${entry?.id}/read`);
    await ann.to(task.id, 'BLOCKED');
    await settle();
    expect(await unread(ben)).toEqual(['status four']);
    expect((await inboxOf(ben, '&unread=false')).items[0]).toMatchObject({
      id: entry?.id,
      count: 1,
    });
  });

  it('counts an event that comes twice once, alone and among others, late and at the same time', async () => {
    const task = await ben.task(project.id, { title: 'five' });
    await calm();
    await ann.to(task.id, 'IN_PROGRESS', 'BLOCKED', 'IN_PROGRESS');
    const events = await after.take(ann.person.tenantId);
    await Promise.all(
      [...events, ...events, ...events.toReversed()].map((event) => after.follow(event)),
    );
    expect(await unread(ben)).toEqual(['status five ×3']);
    await ben.ok('POST', '/me/notifications/read-all');
    pass(125);
    for (const event of events) await after.follow(event);
    expect(await unread(ben)).toEqual([]);
  });

  it('never tells of an import', async () => {
    const events = await after.take(ann.person.tenantId);
    expect(events).toEqual([]);
    const task = await ann.task(project.id, { title: 'six', assigneeId: ben.person.userId });
    const [created] = await after.take(ann.person.tenantId);
    if (!created) throw new Error('nothing happened');
    await after.follow({ ...created, data: { ...(created.data as object), imported: true } });
    expect(await unread(ben)).toEqual([]);
    await after.follow(created);
    expect(await unread(ben)).toEqual([`assigned ${task.title}`]);
  });

  it('leaves out what somebody does not want in their inbox, and tells the rest', async () => {
    const choose = (choices: Record<string, boolean>) =>
      ben.ok('PUT', '/me/notification-preferences', {
        items: Object.entries(choices).map(([kind, inbox]) => ({ kind, inbox })),
      });
    const task = await ann.task(project.id, { title: 'eight' });
    await calm();
    await choose({ task_assigned: false, task_removed: false });
    await ann.patch(task.id, { assigneeId: ben.person.userId, status: 'IN_PROGRESS' });
    await settle();
    expect(await unread(ben)).toEqual(['status eight']);
    await calm();
    await ann.ok('DELETE', `/tasks/${task.id}`);
    await settle();
    expect(await unread(ben)).toEqual([]);
    await choose({ task_assigned: true, task_removed: true });
    await ann.ok('POST', `/tasks/${task.id}/restore`);
    await settle();
    expect(await unread(ben)).toEqual(['restored eight']);
  });

  it('tells nobody who has left, and keeps nothing of theirs', async () => {
    const dan = await join(t, ann, 'member');
    const task = await ann.task(project.id, { title: 'seven', assigneeId: dan.person.userId });
    await settle();
    expect(await unread(dan)).toEqual(['assigned seven']);
    await ann.ok('DELETE', `/tenant/members/${dan.person.userId}`);
    await ann.to(task.id, 'IN_PROGRESS');
    await settle();
    const tenant = await t.app.tenancy.find(ann.person.tenantId);
    if (!tenant) throw new Error('no tenant');
    expect(await countOfPerson(t.app.tenancy.scopeOf(tenant), dan.person.userId)).toBe(0);
  });

  it('removes what was read ninety days ago, and nothing else', async () => {
    await ann.task(project.id, { title: 'old', assigneeId: ben.person.userId });
    await calm();
    await ann.task(project.id, { title: 'unread', assigneeId: ben.person.userId });
    await settle();
    const tidyAfter = (days: number) =>
      after.run(ann.person.tenantId, 'notification.tidy', {
        day: new Date(now + days * 86_400_000).toISOString().slice(0, 10),
      });
    const has = async (title: string) =>
      (await inboxOf(ben)).items.some(({ task }) => task?.title === title);
    await tidyAfter(89);
    expect(await has('old')).toBe(true);
    await tidyAfter(92);
    expect([await has('old'), await has('unread')]).toEqual([false, true]);
  });
});
