import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type PageAnswer,
  type ProblemAnswer,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import type { CommentView, ThreadView } from './schema.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const say = (who: Client, task: TaskAnswer, body: string, parentId?: string) =>
  who.ok<CommentView>('POST', `/tasks/${task.id}/comments`, {
    body,
    ...(parentId !== undefined && { parentId }),
  });
const list = async (who: Client, task: TaskAnswer, query = ''): Promise<ThreadView[]> =>
  (await who.ok<PageAnswer<ThreadView>>('GET', `/tasks/${task.id}/comments?limit=100${query}`))
    .items;
const mention = ({ person }: Client, name = 'Anna'): string => `[@${name}](user:${person.userId})`;

describe.each(ENGINES)('comments in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let viewer: Client;
  let project: ProjectAnswer;
  let task: TaskAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    viewer = await join(app, owner, 'viewer');
    project = await owner.project({ key: 'TALK' });
  });
  const newTask = async (): Promise<TaskAnswer> => (task = await owner.task(project.id));

  it('are written by everyone who sees the task, viewers too, and leave the task alone', async () => {
    await newTask();
    const first = await say(viewer, task, '  **Hello** \n');
    expect(first).toMatchObject({
      taskId: task.id,
      parentId: null,
      author: { id: viewer.person.userId },
      body: '**Hello**',
      version: 1,
      editedAt: null,
      deletedAt: null,
      reactions: [],
      mentions: [],
      tasks: [],
      can: { update: true, delete: true, reply: true, react: true },
    });
    const reply = await say(member, task, 'Hi', first.id);
    expect(await list(owner, task)).toMatchObject([
      { id: first.id, can: { update: false, delete: true }, replies: [{ id: reply.id }] },
    ]);
    const after = await owner.ok<TaskAnswer>('GET', `/tasks/${task.id}`);
    expect([after.version, after.updatedAt]).toEqual([task.version, task.updatedAt]);
    expect((await owner.activity(`/tasks/${task.id}`)).map(({ kind }) => kind)).toEqual([
      'comment.created',
      'comment.created',
      'task.created',
    ]);
  });

  it('come in pages both ways, with their replies, by key as well', async () => {
    await newTask();
    for (const text of ['1', '2', '3', '4', '5']) await say(member, task, text);
    const bodies = (all: ThreadView[]): string[] => all.map(({ body }) => body);
    const url = `/tasks/${task.key}/comments`;
    expect(bodies(await owner.all<ThreadView>(url, 2))).toEqual(['1', '2', '3', '4', '5']);
    expect(bodies(await owner.all<ThreadView>(`${url}?sort=-createdAt`, 2))).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
    ]);
    const counted = await owner.ok<PageAnswer<ThreadView>>('GET', `${url}?count=true&limit=1`);
    expect(counted.total).toBe(5);
  });

  it('take replies in one level, on the same task', async () => {
    const other = await newTask();
    const foreign = await say(member, other, 'elsewhere');
    await newTask();
    const first = await say(member, task, 'first');
    const reply = await say(owner, task, 'reply', first.id);
    const url = `/tasks/${task.id}/comments`;
    for (const parentId of [foreign.id, reply.id, crypto.randomUUID()])
      expect(await member.refusal('POST', url, { body: 'x', parentId })).toBe(
        '422 invalid parentId',
      );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['too much', 'x'.repeat(20_001)],
    ['half a character', '\ud800'],
  ])('are refused with %s', async (_what, body) => {
    await newTask();
    const refusal = await member.refusal('POST', `/tasks/${task.id}/comments`, { body });
    expect(refusal).toMatch(/^422 invalid|^400/);
    expect(await list(member, task)).toEqual([]);
  });

  it('are edited by their authors alone, with the earlier texts kept', async () => {
    await newTask();
    const { id } = await say(member, task, 'one');
    const url = `/comments/${id}`;
    expect(await owner.refusal('PATCH', url, { body: 'no' })).toBe('403 forbidden');
    const edited = await member.ok<CommentView>('PATCH', url, { body: 'two' });
    expect(edited).toMatchObject({ body: 'two', version: 2 });
    expect(edited.editedAt).not.toBeNull();
    expect(await member.refusal('PATCH', url, { body: 'x' }, { 'if-match': '"1"' })).toBe(
      '412 version_mismatch',
    );
    const same = await member.ok<CommentView>('PATCH', url, { body: ' two ' });
    expect(same).toEqual(edited);
    const { items } = await viewer.ok<{ items: { version: number; body: string }[] }>(
      'GET',
      `${url}/versions`,
    );
    expect(items.map(({ version, body }) => [version, body])).toEqual([
      [2, 'two'],
      [1, 'one'],
    ]);
  });

  it('are deleted by authors and leads; with replies the empty place stays', async () => {
    await newTask();
    const lone = await say(viewer, task, 'lone');
    expect(await member.refusal('DELETE', `/comments/${lone.id}`)).toBe('403 forbidden');
    await owner.ok('DELETE', `/comments/${lone.id}`);
    expect(await owner.refusal('DELETE', `/comments/${lone.id}`)).toBe('404 not_found');
    expect(await list(owner, task)).toEqual([]);

    const first = await say(member, task, 'secret words');
    await member.ok('PATCH', `/comments/${first.id}`, { body: 'other words' });
    await viewer.ok('PUT', `/comments/${first.id}/reactions/heart`);
    const reply = await say(viewer, task, 'reply', first.id);
    await member.ok('DELETE', `/comments/${first.id}`);
    const [place] = await list(viewer, task);
    expect(place).toMatchObject({
      body: '',
      reactions: [],
      can: { update: false, delete: false, reply: false, react: false },
      replies: [{ body: 'reply' }],
    });
    expect(place?.deletedAt).not.toBeNull();
    for (const [method, url, body] of [
      ['PATCH', `/comments/${first.id}`, { body: 'x' }],
      ['DELETE', `/comments/${first.id}`, undefined],
      ['GET', `/comments/${first.id}/versions`, undefined],
      ['PUT', `/comments/${first.id}/reactions/eyes`, undefined],
    ] as const)
      expect(await member.refusal(method, url, body)).toBe('404 not_found');
    const toPlace = { body: 'x', parentId: first.id };
    expect(await member.refusal('POST', `/tasks/${task.id}/comments`, toPlace)).toBe(
      '409 conflict',
    );
    await viewer.ok('DELETE', `/comments/${reply.id}`);
    expect(await list(owner, task)).toEqual([]);
  });

  it('mention members who can see the project, and no one else', async () => {
    const hidden = await owner.project({ key: 'HUSH', visibility: 'private' });
    const inside = await owner.task(hidden.id);
    const outside = await newTask();
    const comment = await say(owner, outside, `${mention(member)} and ${mention(viewer, 'V')}`);
    expect(comment.mentions.map(({ id }) => id)).toEqual([
      member.person.userId,
      viewer.person.userId,
    ]);
    const url = `/tasks/${inside.id}/comments`;
    const strangers = [
      mention(member, 'Anna'),
      mention(await openWorkspace(app, plan), 'Anna'),
      `[@Anna](user:${crypto.randomUUID()})`,
    ];
    for (const body of strangers) {
      const answer = await owner.send<ProblemAnswer>('POST', url, { body });
      expect(answer.body.errors).toEqual([
        {
          path: 'body',
          message: 'must mention only members who can see the project, and "Anna" cannot',
        },
      ]);
    }
    const many = Array.from({ length: 21 }, () => `[@x](user:${crypto.randomUUID()})`).join(' ');
    expect(await owner.refusal('POST', url, { body: many })).toBe('422 invalid body');
    await owner.ok('PUT', `/projects/${hidden.id}/members/${member.person.userId}`, {
      role: 'viewer',
    });
    expect((await say(owner, inside, mention(member))).mentions).toHaveLength(1);
  });

  it('link to the tasks that their reader can see', async () => {
    const hidden = await owner.project({ visibility: 'private' });
    const secret = await owner.task(hidden.id, { title: 'Secret plan' });
    const gone = await owner.task(project.id);
    await owner.ok('DELETE', `/tasks/${gone.id}`);
    const shown = await owner.task(project.id, { title: 'Shown' });
    await newTask();
    await say(owner, task, `${secret.key} ${shown.key} ${gone.key} NONE-1 \`${task.key}\``);
    const linked = async (who: Client) => (await list(who, task))[0]?.tasks;
    const other = {
      id: shown.id,
      key: shown.key,
      title: 'Shown',
      status: 'OPEN',
      category: 'todo',
    };
    expect(await linked(owner)).toMatchObject([{ key: secret.key, title: 'Secret plan' }, other]);
    expect(await linked(member)).toEqual([other]);
  });

  it('are not there for those who cannot see the project, nor in an archived one', async () => {
    const hidden = await owner.project({ visibility: 'private' });
    const inside = await owner.task(hidden.id);
    const { id } = await say(owner, inside, 'secret');
    const at = `/comments/${id}`;
    const nowhere = `/comments/${crypto.randomUUID()}`;
    for (const [method, rest, body] of [
      ['PATCH', '', { body: 'x' }],
      ['DELETE', '', undefined],
      ['GET', '/versions', undefined],
      ['PUT', '/reactions/heart', undefined],
      ['DELETE', '/reactions/heart', undefined],
    ] as const) {
      const answer = await member.send<ProblemAnswer>(method, at + rest, body);
      const missing = await member.send<ProblemAnswer>(method, nowhere + rest, body);
      expect(answer.status).toBe(404);
      expect(answer.body.detail).toBe(missing.body.detail);
    }
    await owner.ok('POST', `/projects/${hidden.id}/archive`);
    expect(await owner.refusal('POST', `/tasks/${inside.id}/comments`, { body: 'x' })).toBe(
      '409 conflict',
    );
    expect(await owner.refusal('PUT', `${at}/reactions/heart`)).toBe('409 conflict');
  });

  it('are created once for one Idempotency-Key', async () => {
    await newTask();
    const send = () =>
      member.ok<CommentView>(
        'POST',
        `/tasks/${task.id}/comments`,
        { body: 'once' },
        { 'idempotency-key': `comment-${task.id}` },
      );
    expect((await send()).id).toBe((await send()).id);
    expect(await list(member, task)).toHaveLength(1);
  });

  it('keep one reaction of a person, sent fifty times at once', async () => {
    await newTask();
    const { id } = await say(member, task, 'popular');
    const url = `/comments/${id}/reactions`;
    expect(await member.refusal('PUT', `${url}/hat`)).toMatch(/^4\d\d/);
    await Promise.all(Array.from({ length: 50 }, () => viewer.ok('PUT', `${url}/tada`)));
    const both = await member.ok<CommentView>('PUT', `${url}/tada`);
    expect(both.reactions).toMatchObject([
      { reaction: 'tada', mine: true, people: [{ id: viewer.person.userId }, {}] },
    ]);
    await Promise.all(Array.from({ length: 50 }, () => viewer.ok('DELETE', `${url}/tada`)));
    expect((await list(viewer, task))[0]?.reactions).toMatchObject([{ mine: false }]);
  });

  it('take exactly a hundred replies, whoever comes at once', async () => {
    await newTask();
    const first = await say(member, task, 'busy');
    for (let i = 0; i < 75; i += 25)
      await Promise.all(Array.from({ length: 25 }, () => say(owner, task, 'reply', first.id)));
    const sent = await Promise.all(
      Array.from({ length: 50 }, () =>
        member.refusal('POST', `/tasks/${task.id}/comments`, { body: 'x', parentId: first.id }),
      ),
    );
    expect(sent.filter((answer) => answer.startsWith('201'))).toHaveLength(25);
    expect(sent.filter((answer) => answer === '409 conflict')).toHaveLength(25);
    expect((await list(member, task))[0]?.replies).toHaveLength(100);
  });

  it('come in shorter pages where there are many replies, none of them lost', async () => {
    await newTask();
    const url = `/tasks/${task.id}/comments`;
    for (let i = 0; i < 5; i += 1) {
      const first = await say(member, task, `${i}`);
      for (let j = 0; j < (i === 2 ? 1 : 4); j += 1)
        await Promise.all(Array.from({ length: 25 }, () => say(owner, task, 'reply', first.id)));
    }
    for (const [sort, sizes] of [
      ['createdAt', [100, 100, 25, 100, 100]],
      ['-createdAt', [100, 100, 25, 100, 100]],
    ] as const) {
      const page = await owner.ok<PageAnswer<ThreadView>>('GET', `${url}?sort=${sort}&limit=100`);
      expect(page.items.length).toBe(3);
      const all = await owner.all<ThreadView>(`${url}?sort=${sort}`, 100);
      expect(all.map(({ replies }) => replies.length)).toEqual(sizes);
      const order = sort === 'createdAt' ? ['0', '1', '2', '3', '4'] : ['4', '3', '2', '1', '0'];
      expect(all.map(({ body }) => body)).toEqual(order);
    }
  });

  it('leave no reply without its comment when both go and come at once', async () => {
    await newTask();
    for (let round = 0; round < 3; round += 1) {
      const first = await say(member, task, 'first');
      const reply = await say(member, task, 'reply', first.id);
      await Promise.all([
        member.send('DELETE', `/comments/${first.id}`),
        member.send('DELETE', `/comments/${reply.id}`),
        ...Array.from({ length: 48 }, () =>
          owner.send('POST', `/tasks/${task.id}/comments`, { body: 'r', parentId: first.id }),
        ),
      ]);
    }
    for (const { deletedAt, replies } of await list(member, task))
      expect([deletedAt !== null, replies.length > 0]).toEqual([true, true]);
  });
});
