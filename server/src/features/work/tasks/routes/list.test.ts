import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '#kernel/cursor.ts';
import { newId } from '#kernel/ids.ts';
import {
  type Client,
  type PageAnswer,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

/** What is sorted by, as the tasks themselves show it. */
const KEYS: Record<string, (task: TaskAnswer) => string | number | null> = {
  rank: (task) => task.rank,
  number: (task) => task.number,
  title: (task) => task.title.toLowerCase(),
  priority: (task) => ['low', 'medium', 'high', 'urgent'].indexOf(task.priority),
  dueAt: (task) => task.dueAt,
  createdAt: (task) => task.createdAt,
  updatedAt: (task) => task.updatedAt,
};

function inOrder(tasks: TaskAnswer[], field: string, descending: boolean): TaskAnswer[] {
  const key = KEYS[field] as (task: TaskAnswer) => string | number | null;
  const sign = descending ? -1 : 1;
  return tasks.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null)
      return x === y ? sign * (a.id < b.id ? -1 : 1) : x === null ? 1 : -1;
    if (x === y) return sign * (a.id < b.id ? -1 : 1);
    return sign * (x < y ? -1 : 1);
  });
}

const url = (query: string): string => `/tasks?project=LIST&${query}`;
const seesSecret = async (client: Client): Promise<boolean> =>
  (await client.titles('q=secret')).includes('a secret');

describe.each(ENGINES)('the list of tasks in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let project: ProjectAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    project = await owner.project({ key: 'LIST' });
    const priorities = ['low', 'medium', 'high', 'urgent'];
    for (let i = 0; i < 13; i += 1) {
      await owner.task(project.id, {
        title: `${i % 2 ? 'b' : 'B'}ird ${i % 5}`,
        priority: priorities[i % 4],
        ...(i % 3 > 0 && { dueAt: `2026-01-0${(i % 4) + 1}T00:00:00Z` }),
      });
    }
  });

  it('has ten on a page unless asked otherwise, newest first, and counts when asked', async () => {
    const page = await owner.ok<PageAnswer<TaskAnswer>>('GET', url('count=true'));
    expect(page.items.map((task) => task.number)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
    expect(page.total).toBe(13);
    const rest = await owner.ok<PageAnswer<TaskAnswer>>('GET', url(`cursor=${page.nextCursor}`));
    expect(rest.items.map((task) => task.number)).toEqual([3, 2, 1]);
    expect(rest.nextCursor).toBeNull();
    expect('total' in rest).toBe(false);
  });

  it.each(Object.keys(KEYS).flatMap((field) => [field, `-${field}`]))(
    'pages by %s without loss or repetition',
    async (sort) => {
      const paged = await owner.all<TaskAnswer>(url(`sort=${sort}`), 3);
      const whole = await owner.all<TaskAnswer>(url(`sort=${sort}`), 100);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect(paged).toEqual(inOrder(paged, sort.replace('-', ''), sort.startsWith('-')));
      expect(paged).toHaveLength(13);
    },
  );

  it('neither repeats nor drops what stays, when tasks come and go between pages', async () => {
    const first = await owner.ok<PageAnswer<TaskAnswer>>('GET', url('sort=number&limit=5'));
    const gone = first.items[2] as TaskAnswer;
    await owner.ok('DELETE', `/tasks/${gone.id}`);
    const second = await owner.ok<PageAnswer<TaskAnswer>>(
      'GET',
      url(`sort=number&limit=5&cursor=${first.nextCursor}`),
    );
    expect(second.items.map((task) => task.number)).toEqual([6, 7, 8, 9, 10]);
    await owner.ok('POST', `/tasks/${gone.id}/restore`);
  });

  describe('filters', () => {
    let parent: TaskAnswer;
    let other: ProjectAnswer;
    beforeAll(async () => {
      other = await owner.project({ key: 'FILT' });
      parent = await owner.task(other.id, {
        title: '100% sure_thing',
        labels: ['tls', 'http'],
        priority: 'urgent',
      });
      const mine = await owner.task(other.id, {
        title: 'Überall',
        assigneeId: member.person.userId,
        dueAt: '2026-05-01T12:00:00Z',
        parentId: parent.id,
        labels: ['tls'],
      });
      await owner.to(mine.id, 'IN_PROGRESS', 'DONE');
      await owner.task(other.id, {
        title: '100 percent',
        priority: 'low',
        status: 'BLOCKED',
        dueAt: '2026-05-02T12:00:00Z',
      });
      const gone = await owner.task(other.id, { title: 'gone' });
      await owner.ok('DELETE', `/tasks/${gone.id}`);
    });

    it.each([
      ['nothing but the project', '', 3],
      ['one status', 'status=BLOCKED', ['100 percent']],
      ['several statuses', 'status=BLOCKED,DONE', ['100 percent', 'Überall']],
      ['several priorities', 'priority=low, urgent', ['100 percent', '100% sure_thing']],
      ['no assignee', 'assignee=none', ['100 percent', '100% sure_thing']],
      ['one label', 'label=http', ['100% sure_thing']],
      ['any of several labels', 'label=http,tls', ['Überall', '100% sure_thing']],
      ['a label nobody has', 'label=none', []],
      ['part of the title in any case', 'q=PERC', ['100 percent']],
      ['a percent sign as it stands', 'q=100%25', ['100% sure_thing']],
      ['an underscore as it stands', 'q=e_t', ['100% sure_thing']],
      ['a backslash as it stands', 'q=%5C', []],
      ['a number', 'q=2', ['Überall']],
      ['a number with #', 'q=%233', ['100 percent']],
      ['a key', 'q=filt-1', ['100% sure_thing']],
      ['due before', 'dueBefore=2026-05-02T12:00:00Z', ['Überall']],
      ['due after, with an offset', 'dueAfter=2026-05-02T14:00:00%2B02:00', ['100 percent']],
      ['changed since the future', 'updatedSince=2999-01-01T00:00:00Z', []],
      ['changed since the past', 'updatedSince=2000-01-01T00:00:00Z', 3],
      ['deleted', 'deleted=true', ['gone']],
      [
        'several at once',
        'status=DONE,OPEN&label=tls&priority=medium&q=ber&dueBefore=2027-01-01T00:00:00Z',
        ['Überall'],
      ],
      ['nothing, where a filter is empty', 'status=&label=&assignee=&q=', 3],
    ])('%s', async (_what, query, expected) => {
      const titles = await owner.titles(`project=filt&${query}`);
      expect(typeof expected === 'number' ? titles.length : titles).toEqual(expected);
      const { total } = await owner.ok<PageAnswer<TaskAnswer>>(
        'GET',
        `/tasks?project=FILT&count=true&${query}`,
      );
      expect(total).toBe(titles.length);
    });

    it('by people, parent and project id', async () => {
      expect(await member.titles('assignee=me')).toEqual(['Überall']);
      expect(await owner.titles('assignee=me')).toEqual([]);
      expect(await owner.titles(`assignee=${member.person.userId}&project=${other.id}`)).toEqual([
        'Überall',
      ]);
      expect(await owner.titles(`parent=${parent.id}`)).toEqual(['Überall']);
    });

    it('count the same in statistics, exactly', async () => {
      const statistics = await owner.ok('GET', '/tasks/statistics?project=FILT');
      expect(statistics).toEqual({
        total: 3,
        open: 2,
        done: 1,
        overdue: 1,
        completionRate: 0.3333,
        byStatus: { OPEN: 1, IN_PROGRESS: 0, BLOCKED: 1, DONE: 1 },
        byCategory: { todo: 1, doing: 0, blocked: 1, done: 1 },
        byPriority: { low: 1, medium: 1, high: 0, urgent: 1 },
        byAssignee: [
          { assignee: { id: member.person.userId, name: expect.any(String) }, total: 1, done: 1 },
          { assignee: null, total: 2, done: 0 },
        ],
      });
      expect(await owner.ok('GET', '/projects/FILT/statistics')).toEqual(statistics);
      expect(await owner.ok('GET', `/projects/${other.id}/statistics`)).toEqual(statistics);
      expect(await owner.ok('GET', '/tasks/statistics?project=FILT&label=tls')).toMatchObject({
        total: 2,
        done: 1,
        completionRate: 0.5,
      });
    });
  });

  describe('refuses', () => {
    it.each([
      ['a limit of none', 'limit=0', 'limit'],
      ['a limit of 101', 'limit=101', 'limit'],
      ['an unknown sort', 'sort=colour', 'sort'],
      ['an unknown filter', 'colour=red', 'colour'],
      ['an unknown status', 'status=OPEN,CLOSED', 'status'],
      ['an unknown priority', 'priority=asap', 'priority'],
      ['an assignee who is no id', 'assignee=you', 'assignee'],
      ['a project that is neither id nor key', 'project=a b', 'project'],
      ['a parent that is no id', 'parent=LIST-1', 'parent'],
      ['a time that does not exist', 'dueBefore=2026-02-30T00:00:00Z', 'dueBefore'],
      [
        'a cursor of another sort',
        `sort=number&cursor=${encodeCursor(['title', 'x', newId()])}`,
        'cursor',
      ],
      ['a cursor that is none', 'cursor=abc', 'cursor'],
    ])('%s', async (_what, query, path) => {
      expect(await owner.refusal('GET', `/tasks?${query}`)).toBe(`422 invalid ${path}`);
    });
  });

  it('shows only tasks of projects one may see', async () => {
    const hidden = await owner.project({ key: 'HIDE', visibility: 'private' });
    const task = await owner.task(hidden.id, { title: 'a secret' });
    const [manager, admin] = [await join(app, owner, 'manager'), await join(app, owner, 'admin')];
    expect([
      await seesSecret(owner),
      await seesSecret(admin),
      await seesSecret(manager),
      await seesSecret(member),
    ]).toEqual([true, true, false, false]);
    expect(await member.ok('GET', '/tasks/statistics?q=secret')).toMatchObject({ total: 0 });
    expect((await member.get('/projects/HIDE/statistics')).status).toBe(404);
    expect(await member.ok('GET', `/tasks?count=true&project=HIDE`)).toMatchObject({
      items: [],
      total: 0,
    });
    await owner.ok('PUT', `/projects/HIDE/members/${member.person.userId}`, { role: 'viewer' });
    expect(await seesSecret(member)).toBe(true);
    expect((await member.ok<TaskAnswer>('GET', `/tasks/${task.id}`)).can).toMatchObject({
      update: false,
      transition: false,
    });
    await owner.ok('DELETE', `/projects/HIDE/members/${member.person.userId}`);
    expect(await seesSecret(member)).toBe(false);
  });
});
