import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cursorAt, placeOf } from '#kernel/sort.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';
import { recordOf } from '../../../../../test/factories/portable.ts';
import { type Client, join, openWorkspace } from '../../../../../test/factories/work.ts';
import { SORTS, type TaskFilter, type TaskSort, toFilter } from '../filter.ts';
import type { TaskFilterQuery } from '../schema.ts';
import { listTasks } from './list.ts';
import { type Beginning, beginning } from './reach.ts';

/** Lists are the same wherever the database begins to look. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const PAGE = 3;
const orders = (Object.keys(SORTS) as TaskSort[]).flatMap((field) => [field, `-${field}`] as const);

describe.each(LAYOUTS)('tasks of a person or with a label, in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let scope: Scope;
  /** Someone has much in one project and little in the others. */
  let mixed: Beginning;
  const actorOf = (client: Client, role: Actor['role']): Actor => ({
    userId: client.person.userId,
    tenantId: client.person.tenantId,
    name: 'Somebody',
    role,
  });

  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    const projects = [
      await owner.project({ key: 'ONE' }),
      await owner.project({ key: 'TWO' }),
      await owner.project({ key: 'HID', visibility: 'private' }),
    ];
    mixed = {
      reach: 'order',
      within: (id) => (id === projects[0]?.id ? 'order' : 'assignee'),
    };
    for (let i = 0; i < 24; i += 1) {
      const project = projects[i % 3];
      // A person who may not see the project cannot be given its tasks.
      const assignee = i % 3 === 2 ? owner : i % 2 ? member : owner;
      await owner.task(project?.id ?? '', {
        title: `Task ${i % 5}`,
        priority: ['low', 'high'][i % 2],
        ...(i % 4 > 0 && { assigneeId: assignee.person.userId }),
        ...(i % 3 > 0 && { labels: i % 2 ? ['bug', 'old'] : ['bug'] }),
        ...(i % 5 > 0 && { dueAt: `2026-03-0${(i % 5) + 1}T00:00:00.000Z` }),
      });
    }
    scope = app.app.tenancy.scopeOf(await recordOf(app, owner.person.tenant));
  });

  /** The ids in order, page by page, and the count that came with the first page. */
  async function read(
    filter: TaskFilter,
    order: (typeof orders)[number],
    begin: Beginning | undefined,
  ) {
    const ids: string[] = [];
    let total: unknown;
    for (let place = placeOf(SORTS, order, undefined); ;) {
      const page = await listTasks(scope, filter, place, PAGE, ids.length === 0, begin);
      if (ids.length === 0) total = page.total;
      ids.push(...page.found.map(({ task }) => task.id));
      const last = page.found.at(-1);
      if (!last || page.found.length < PAGE) return { ids, total };
      place = placeOf(SORTS, order, cursorAt(place, last.sortValue, last.task.id));
    }
  }

  const queries: TaskFilterQuery[] = [
    { assignee: 'me' },
    { assignee: 'me', project: 'ONE' },
    { assignee: 'me', status: 'OPEN', label: 'bug' },
    { label: 'bug' },
    { label: 'bug,old', project: 'TWO' },
    { label: 'nobody has it' },
  ];

  it.each([
    ['the owner', 'owner'],
    ['a member, who does not see all projects', 'member'],
  ] as const)('are the same for %s', async (_who, role) => {
    const actor = actorOf(role === 'owner' ? owner : member, role);
    let most = 0;
    for (const query of queries) {
      const filter = toFilter(query, actor);
      const begins: (Beginning | undefined)[] = [undefined];
      if (filter.assigneeId) begins.push(beginning('assignee'), mixed);
      if (filter.labels.length > 0) begins.push(beginning('labels'));
      for (const order of orders) {
        const expected = await read(filter, order, beginning('order'));
        expect(new Set(expected.ids).size).toBe(expected.ids.length);
        expect(expected.total).toEqual({ total: expected.ids.length });
        most = Math.max(most, expected.ids.length);
        for (const begin of begins)
          expect(
            await read(filter, order, begin),
            `${JSON.stringify(query)} ${order} ${begin?.reach} ${begin === mixed}`,
          ).toEqual(expected);
      }
    }
    expect(most, 'something was compared').toBeGreaterThan(PAGE);
  });
});
