import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { Aftermath } from '../../../../test/harness/aftermath.ts';
import { inboxOf, said } from '../../../../test/factories/inbox.ts';
import {
  type Client,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';

let t: TestApp;
let after: Aftermath;
beforeAll(async () => {
  t = await startTestApp();
  after = new Aftermath(t, 'notifications');
});
afterAll(() => t[Symbol.asyncDispose]());

describe.each(ENGINES)('people who are told of comments in the %s layout', (_layout, plan) => {
  let ann: Client;
  let ben: Client;
  let cem: Client;
  let project: ProjectAnswer;
  let task: TaskAnswer;
  beforeAll(async () => {
    ann = await openWorkspace(t, plan);
    ben = await join(t, ann, 'member');
    cem = await join(t, ann, 'viewer');
    project = await ann.project();
  });
  beforeEach(async () => {
    task = await ann.task(project.id, { title: 'talk' });
    await settle();
    for (const person of [ann, ben, cem]) await person.ok('POST', '/me/notifications/read-all');
  });
  const settle = () => after.settle(ann.person.tenantId);
  const unread = async (person: Client) => {
    await settle();
    return said(await inboxOf(person, '&unread=true'));
  };
  const say = (who: Client, body: string, at = task) =>
    who.ok<{ id: string }>('POST', `/tasks/${at.id}/comments`, { body });
  const mention = ({ person }: Client): string => `[@Someone](user:${person.userId})`;

  it('are the reporter, the assignee and earlier authors, never the author', async () => {
    await ann.patch(task.id, { assigneeId: cem.person.userId });
    await settle();
    await cem.ok('POST', '/me/notifications/read-all');
    await say(ben, 'first');
    expect(await unread(ann)).toEqual(['commented talk']);
    expect(await unread(cem)).toEqual(['commented talk']);
    expect(await unread(ben)).toEqual([]);
    await say(ann, 'answer');
    expect(await unread(ben)).toEqual(['commented talk']);
  });

  it('are those mentioned, who are told that alone, with the comment', async () => {
    const { id } = await say(ben, `${mention(cem)} and ${mention(ann)} and ${mention(ben)}`);
    expect(await unread(cem)).toEqual(['mentioned talk']);
    expect(await unread(ann)).toEqual(['mentioned talk']);
    expect(await unread(ben)).toEqual([]);
    const inbox = await inboxOf(ann, '&unread=true');
    expect(inbox.items[0]).toMatchObject({ changes: [{ kind: 'mentioned', to: id }] });
  });

  it('are those whom an edit mentions for the first time', async () => {
    const { id } = await say(ben, mention(ann));
    await unread(ann);
    await ann.ok('POST', '/me/notifications/read-all');
    await ben.ok('PATCH', `/comments/${id}`, { body: `${mention(ann)} ${mention(cem)}` });
    expect(await unread(cem)).toEqual(['mentioned talk']);
    expect(await unread(ann)).toEqual([]);
  });

  it('are none who cannot see the project any more', async () => {
    const hidden = await ann.project({ visibility: 'private' });
    const inside = await ann.task(hidden.id, { title: 'inside' });
    const role = `/projects/${hidden.id}/members/${ben.person.userId}`;
    await ann.ok('PUT', role, { role: 'contributor' });
    await say(ben, 'hello', inside);
    await ann.ok('DELETE', role);
    await say(ann, 'alone again', inside);
    expect((await unread(ben)).filter((text) => text.includes('inside'))).toEqual([]);
  });

  it('are none who do not want it', async () => {
    const choose = (inbox: boolean) =>
      ann.ok('PUT', '/me/notification-preferences', {
        items: [{ kind: 'comment_created', inbox }],
      });
    await choose(false);
    await say(ben, 'quiet');
    expect(await unread(ann)).toEqual([]);
    await choose(true);
  });
});
