import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';
import { Aftermath } from '../../../../../test/harness/aftermath.ts';
import { type NotificationAnswer, inboxOf } from '../../../../../test/factories/inbox.ts';
import {
  type Client,
  type ProjectAnswer,
  join,
  openWorkspace,
} from '../../../../../test/factories/work.ts';

/** What one does with one's inbox, and what no one else can do with it. */

let now = Date.now();
const clock = { now: () => new Date(now) };
const pass = (minutes: number): void => void (now += minutes * 60_000);
const inMinutes = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

let t: TestApp;
let after: Aftermath;
beforeAll(async () => {
  t = await startTestApp({ clock, env: { ACCESS_TOKEN_MINUTES: '1440' } });
  after = new Aftermath(t, 'notifications');
});
afterAll(() => t[Symbol.asyncDispose]());

describe.each(ENGINES)('the routes of an inbox in the %s layout', (_layout, plan) => {
  let ann: Client;
  let ben: Client;
  let cem: Client;
  let project: ProjectAnswer;
  const settle = () => after.settle(ann.person.tenantId);
  const titles = async (query: string) =>
    (await inboxOf(ben, query)).items.map(({ task }) => task?.title);
  const act = (entry: NotificationAnswer, word: string, body?: object) =>
    ben.ok<NotificationAnswer>('POST', `/me/notifications/${entry.id}/${word}`, body);
  /** Ben gets tasks, and is told, the last of them latest. */
  const given = async (...names: string[]): Promise<NotificationAnswer[]> => {
    for (const title of names) {
      await ann.task(project.id, { title, assigneeId: ben.person.userId });
      pass(1);
    }
    await settle();
    const { items } = await inboxOf(ben, '&unread=true');
    return names.map(
      (name) => items.find(({ task }) => task?.title === name) as NotificationAnswer,
    );
  };

  beforeAll(async () => {
    ann = await openWorkspace(t, plan);
    ben = await join(t, ann, 'member');
    cem = await join(t, ann, 'member');
    project = await ann.project();
  });
  beforeEach(async () => {
    await settle();
    await ben.ok('POST', '/me/notifications/read-all');
    pass(1);
  });

  it('reads and unreads, raises the version, and tells the page of its owner alone', async () => {
    const [entry] = await given('one');
    if (!entry) throw new Error('no entry');
    const read = await act(entry, 'read');
    expect(read).toMatchObject({ unread: false, readAt: clock.now().toISOString(), version: 2 });
    expect((await inboxOf(ben)).unreadCount).toBe(0);
    expect(await act(entry, 'read')).toEqual(read);
    expect(await act(entry, 'unread')).toMatchObject({ unread: true, readAt: null, version: 3 });
    expect(await titles('&unread=true')).toEqual(['one']);
    const told = (await settle()).filter(({ type }) => type === 'notification.changed');
    expect(told.map(({ personId, data }) => [personId, (data as { id: string }).id])).toEqual([
      // That it came, is read, and is unread again.
      [ben.person.userId, entry.id],
      [ben.person.userId, entry.id],
      [ben.person.userId, entry.id],
    ]);
    const stale = { 'if-match': '"2"' };
    expect(await ben.refusal('POST', `/me/notifications/${entry.id}/read`, undefined, stale)).toBe(
      '412 version_mismatch',
    );
  });

  it('hides what is snoozed and brings it back unread, on top, without anybody’s doing', async () => {
    const [first, second] = await given('first', 'second');
    if (!first || !second) throw new Error('no entries');
    await act(first, 'read');
    const until = inMinutes(30);
    expect(await act(first, 'snooze', { until })).toMatchObject({
      unread: true,
      snoozedUntil: until,
    });
    expect(await titles('&unread=true')).toEqual(['second']);
    expect(await titles('&snoozed=true')).toEqual(['first']);
    expect(await inboxOf(ben)).toMatchObject({ unreadCount: 1, nextSnoozeEndsAt: until });
    expect((await titles(''))[0]).toBe('second');
    pass(31);
    expect(await inboxOf(ben)).toMatchObject({ unreadCount: 2, nextSnoozeEndsAt: null });
    expect(await titles('&unread=true')).toEqual(['first', 'second']);
    expect(await titles('&snoozed=true')).toEqual([]);
    // Come back, it can be read, and snoozed again, and woken by hand: then it is where it was.
    await act(first, 'snooze', { until: inMinutes(60) });
    expect(await act(first, 'unsnooze')).toMatchObject({ snoozedUntil: null, unread: true });
    expect(await titles('&unread=true')).toEqual(['second', 'first']);
    await act(second, 'snooze', { until: inMinutes(5) });
    await ben.ok('POST', '/me/notifications/read-all');
    pass(6);
    expect(await titles('&unread=true')).toEqual(['second']);
  });

  it('refuses times to come back that are none', async () => {
    const [entry] = await given('again');
    const url = `/me/notifications/${entry?.id}/snooze`;
    for (const until of [inMinutes(-1), inMinutes(60 * 24 * 400), '2026-02-30T10:00:00Z', 'soon'])
      expect(await ben.refusal('POST', url, { until })).toBe('422 invalid until');
    expect(await ben.refusal('POST', url, {})).toBe('422 invalid until');
    expect(await ben.refusal('POST', url, { until: inMinutes(5), by: 'x' })).toBe('422 invalid by');
  });

  it('reads all at once', async () => {
    await given('a', 'b', 'c');
    expect((await inboxOf(ben)).unreadCount).toBe(3);
    expect(await ben.ok('POST', '/me/notifications/read-all')).toEqual({ unreadCount: 0 });
    expect((await inboxOf(ben)).unreadCount).toBe(0);
    expect(await titles('&unread=true')).toEqual([]);
    expect((await titles('&unread=false')).slice(0, 3)).toEqual(['c', 'b', 'a']);
  });

  it('pages, and shows nothing twice while news come in', async () => {
    await given('p1', 'p2', 'p3', 'p4', 'p5');
    const first = await ben.ok<Awaited<ReturnType<typeof inboxOf>>>(
      'GET',
      '/me/notifications?unread=true&limit=2',
    );
    await given('p6');
    const rest = await ben.ok<typeof first>(
      'GET',
      `/me/notifications?unread=true&limit=10&cursor=${first.nextCursor}`,
    );
    expect([...first.items, ...rest.items].map(({ task }) => task?.title)).toEqual([
      'p5',
      'p4',
      'p3',
      'p2',
      'p1',
    ]);
    expect(rest.nextCursor).toBe(null);
    expect(
      await ben.refusal('GET', '/me/notifications?snoozed=true&cursor=' + first.nextCursor),
    ).toBe('422 invalid cursor');
  });

  it('is nobody else’s: neither another member nor the owner sees, reads or snoozes it', async () => {
    const [entry] = await given('mine');
    if (!entry) throw new Error('no entry');
    for (const other of [ann, cem]) {
      const seen = await inboxOf(other);
      expect(seen.items.map(({ id }) => id)).not.toContain(entry.id);
      for (const word of ['read', 'unread', 'unsnooze'])
        expect(await other.refusal('POST', `/me/notifications/${entry.id}/${word}`)).toBe(
          '404 not_found',
        );
      const until = inMinutes(5);
      expect(await other.refusal('POST', `/me/notifications/${entry.id}/snooze`, { until })).toBe(
        '404 not_found',
      );
      await other.ok('POST', '/me/notifications/read-all');
    }
    expect(await titles('&unread=true')).toEqual(['mine']);
  });

  it('shows what is about a project only while one may see it', async () => {
    const hidden = await ann.project({ name: 'Hidden', visibility: 'private' });
    await ann.ok('PUT', `/projects/${hidden.id}/members/${ben.person.userId}`, { role: 'viewer' });
    await ann.task(hidden.id, { title: 'secret', assigneeId: ben.person.userId });
    await settle();
    const [entry] = (await inboxOf(ben, '&unread=true')).items.filter(({ task }) => task);
    expect(entry?.task?.title).toBe('secret');
    const read = () =>
      ben.send('POST', `/me/notifications/${entry?.id}/read`, undefined, {
        'idempotency-key': 'read-once',
      });
    expect((await read()).status).toBe(200);
    await ben.ok('POST', `/me/notifications/${entry?.id}/unread`);
    await ann.ok('DELETE', `/projects/${hidden.id}/members/${ben.person.userId}`);
    expect(await inboxOf(ben, '&unread=true')).toMatchObject({ items: [], unreadCount: 0 });
    expect(await ben.refusal('POST', `/me/notifications/${entry?.id}/read`)).toBe('404 not_found');
    expect((await read()).status, 'the stored answer of the first request').toBe(404);
    await ann.ok('PUT', `/projects/${hidden.id}/members/${ben.person.userId}`, { role: 'viewer' });
    expect((await inboxOf(ben, '&unread=true')).unreadCount).toBe(2);
    await ann.ok('DELETE', `/projects/${hidden.id}`);
    expect(await inboxOf(ben, '&unread=true')).toMatchObject({ items: [], unreadCount: 0 });
  });
});
