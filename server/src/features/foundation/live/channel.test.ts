import Type from 'typebox';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#kernel/ids.ts';
import {
  type FeedListener,
  type StreamPosition,
  type StreamedEvent,
  eventType,
} from '#messaging/events/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Role } from '#identity/index.ts';
import { presenter } from './presenter.ts';
import { LiveChannel } from './channel.ts';
import { type PeerSocket, LiveConnection } from './connection.ts';
import type { ProjectAcl, ExplicitRole } from './project-acls.ts';

/** A channel alone, with everything around it made up. */

const noted = eventType({
  type: 'note.made',
  summary: 'A test’s own',
  data: Type.Object({ text: Type.String(), by: Type.String() }),
});
const project = newId();
const tenant = { id: newId() } as TenantRecord;

class FakeSocket implements PeerSocket {
  isOpen = true;
  waiting = 0;
  readonly heard: string[] = [];
  send(text: string | Buffer): void {
    this.heard.push(text.toString());
  }
  close(): void {
    this.isOpen = false;
  }
  get texts(): unknown[] {
    return this.heard.map((text) => (JSON.parse(text) as { data?: { text: string } }).data?.text);
  }
}

let listener: FeedListener;
let stream: StreamedEvent[];
let acls: ProjectAcl[];
let roles: ExplicitRole[];
let channel: LiveChannel;
const present = vi.fn((data: { text: string }) => ({ data }));
const failed = vi.fn();
const aclOf = vi.fn(async () => ({ acl: acls[0], roles }));

beforeEach(async () => {
  vi.clearAllMocks();
  stream = [];
  roles = [];
  acls = [{ id: project, visibility: 'workspace', isArchived: false }];
  channel = await open({ epoch: 1, position: 0 });
});

const open = (position: StreamPosition): Promise<LiveChannel> =>
  LiveChannel.open(
    tenant,
    {
      events: {
        async subscribe(_tenantId, given) {
          listener = given;
          return { position, [Symbol.dispose]: () => undefined };
        },
        after: async (_scope, position, limit) =>
          stream.filter((event) => event.position > position).slice(0, limit),
      },
      acls: {
        all: async () => acls,
        one: aclOf,
        rolesOf: async (_scope, ids) => roles.filter(({ personId }) => ids.includes(personId)),
      },
      projectOfTask: async () => project,
      people: { directory: async () => new Map() },
      presenters: new Map([
        [
          'note.made',
          presenter(noted, noted.data, ({ data }) => present(data), {
            isOwn: ({ data }, userId) => data.by === userId,
          }),
        ],
      ]),
      scopeOf: async () => ({}) as Scope,
      onError: failed,
    },
    failed,
  );

const event = (text: string, of: Partial<StreamedEvent> = {}): StreamedEvent => {
  const made: StreamedEvent = {
    id: newId(),
    tenantId: tenant.id,
    type: 'note.made',
    version: 1,
    projectId: project,
    subjectId: null,
    personId: null,
    actorId: null,
    at: '2026-11-28T22:00:00.000Z',
    data: { text, by: 'nobody' },
    position: stream.length + 1,
    epoch: 1,
    ...of,
  };
  stream.push(made);
  return made;
};

const come = async (
  role: Role = 'member',
  userId = newId(),
): Promise<[LiveConnection, FakeSocket]> => {
  const socket = new FakeSocket();
  const connection = new LiveConnection(
    { userId, sessionId: newId(), boundTenantId: null },
    socket,
  );
  await new Promise<void>((entered) => {
    channel.join(connection, { userId, tenantId: tenant.id, name: 'Somebody', role }, entered);
  });
  return [connection, socket];
};

const live = async (role?: Role, userId?: string): Promise<[LiveConnection, FakeSocket]> => {
  const [connection, socket] = await come(role, userId);
  connection.goLive(channel.head.position);
  return [connection, socket];
};

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test('a thousand connections cost one message for each kind of reader', async () => {
  const author = newId();
  const peers: FakeSocket[] = [];
  for (let i = 0; i < 1000; i++) peers.push((await live(i % 2 ? 'member' : 'viewer'))[1]);
  peers.push((await live('member', author))[1]);
  listener.onEvents([event('one', { data: { text: 'one', by: author } })]);
  await settled();
  expect(present).toHaveBeenCalledTimes(3);
  expect(peers.every((socket) => socket.heard.length === 1)).toBe(true);
});

test('kinds of events that nobody presents stay inside', async () => {
  const [, socket] = await live('owner');
  listener.onEvents([event('secret', { type: 'secret.kept' }), event('told')]);
  await settled();
  expect(socket.texts).toEqual(['told']);
});

test('what is for one person reaches their connections alone, live and missed', async () => {
  const one = newId();
  const mine = [await live('member', one), await live('member', one)];
  const [, other] = await live('owner');
  listener.onEvents([event('for one', { projectId: null, personId: one }), event('for all')]);
  await settled();
  for (const [, socket] of mine) expect(socket.texts).toEqual(['for one', 'for all']);
  expect(other.texts).toEqual(['for all']);
  const [late, missed] = await come('owner');
  await channel.replay(late, { epoch: 1, position: 0 }, () => undefined);
  expect(missed.texts).toEqual(['for all']);
});

test('what is told again is told once', async () => {
  const [, socket] = await live();
  const [one, two] = [event('one'), event('two')];
  listener.onEvents([one]);
  listener.onEvents([one, two]);
  listener.onEvents([two]);
  await settled();
  expect(socket.texts).toEqual(['one', 'two']);
});

test('a changed access list counts before the event about it is sent, and what follows', async () => {
  const [, socket] = await live();
  acls = [{ id: project, visibility: 'private', isArchived: false }];
  listener.onEvents([event('closed', { type: 'project.updated' }), event('hidden')]);
  await settled();
  expect(socket.heard).toEqual([JSON.stringify({ type: 'project.hidden', projectId: project })]);
});

describe('a reader who comes back', () => {
  test('goes on live exactly where what they missed ends, however fast that grows', async () => {
    for (let i = 1; i <= 500; i++) event(String(i));
    channel = await open({ epoch: 1, position: 450 });
    const [connection, socket] = await come();
    const reading = channel.replay(connection, { epoch: 1, position: 10 }, () =>
      socket.heard.push('"live"'),
    );
    for (let i = 451; i <= 600; i++)
      listener.onEvents([i <= 500 ? (stream[i - 1] as StreamedEvent) : event(String(i))]);
    expect(await reading).toBe(true);
    await settled();
    const said = socket.texts.filter((text) => text !== undefined);
    expect(said).toEqual(Array.from({ length: 590 }, (_, i) => String(i + 11)));
    expect(socket.heard.filter((text) => text === '"live"')).toHaveLength(1);
  });

  test('is not shown what the channel has not come to yet: it may have become hidden', async () => {
    for (const text of ['one', 'two', 'three']) event(text);
    channel = await open({ epoch: 1, position: 2 });
    const [connection, socket] = await come();
    expect(await channel.replay(connection, { epoch: 1, position: 0 }, () => undefined)).toBe(true);
    expect(socket.texts).toEqual(['one', 'two']);
  });

  test.each([
    ['to too long ago', 3000, { epoch: 1, position: 0 }, 0],
    ['from another epoch', 10, { epoch: 2, position: 5 }, 0],
    ['to what is not kept any more', 10, { epoch: 1, position: 2 }, 5],
    ['from where nobody was', 10, { epoch: 1, position: 11 }, 0],
  ])('is told to read anew when it is %s', async (_, length, from, gone) => {
    for (let i = 1; i <= length; i++) event(String(i));
    stream = stream.slice(gone);
    channel = await open({ epoch: 1, position: length });
    const [connection, socket] = await come();
    expect(await channel.replay(connection, from, () => undefined)).toBe(false);
    expect(socket.heard).toEqual([]);
    listener.onEvents([event('after', { position: length + 1 })]);
    await settled();
    expect(socket.texts).toEqual(['after']);
  });

  test('waits for their connection rather than to pile up what it cannot take', async () => {
    for (let i = 1; i <= 50; i++) event(String(i));
    channel = await open({ epoch: 1, position: 50 });
    const [connection, socket] = await come();
    socket.waiting = 1_000_000;
    const reading = channel.replay(connection, { epoch: 1, position: 0 }, () => undefined);
    await settled();
    expect(socket.heard).toEqual([]);
    socket.waiting = 0;
    expect(await reading).toBe(true);
    expect(socket.heard).toHaveLength(50);
  });
});

test('when the stream begins anew everybody is told to read anew, and hears what follows', async () => {
  const [, socket] = await live();
  listener.onReset({ epoch: 2, position: 7 });
  listener.onEvents([event('there', { epoch: 2, position: 8 })]);
  await settled();
  expect(JSON.parse(socket.heard[0] ?? '')).toEqual({ type: 'reload', position: '2-7' });
  expect(socket.texts.slice(1)).toEqual(['there']);
});

test('a channel that cannot read its access lists says so, and sends nothing', async () => {
  const [, socket] = await live();
  aclOf.mockRejectedValueOnce(new Error('the cell is away'));
  listener.onEvents([event('closed', { type: 'project.updated' })]);
  await settled();
  expect(failed).toHaveBeenCalledTimes(1);
  expect(socket.heard).toEqual([]);
});
