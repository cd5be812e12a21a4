import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Client,
  type ProblemAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import type { WorkflowInput, WorkflowView } from './schema.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

type States = WorkflowInput['states'];

const workflowIn = (client: Client, project: { id: string }): Promise<WorkflowView> =>
  client.ok('GET', `/projects/${project.id}/workflow`);

/** The states as they are, to be sent again. */
const statesOf = ({ states }: WorkflowView): States =>
  states.map(({ tasks: _tasks, ...state }) => state);

const put = (client: Client, project: { id: string }, body: object) =>
  client.send<WorkflowView & ProblemAnswer>('PUT', `/projects/${project.id}/workflow`, body);

/** Asks again while the machine is too busy to answer. */
async function patiently(ask: () => Promise<string>): Promise<string> {
  for (;;) {
    const answer = await ask();
    if (!answer.startsWith('503')) return answer;
  }
}

/** So many tasks of a project. */
async function many(owner: Client, project: { id: string }, count: number): Promise<string[]> {
  for (let made = 0; made < count;)
    if (
      (await patiently(() =>
        owner.refusal('POST', '/tasks', { projectId: project.id, title: 'One of many' }),
      )) === '201'
    )
      made += 1;
  const page = await owner.ok<{ items: { id: string }[] }>(
    'GET',
    `/tasks?project=${project.id}&limit=100`,
  );
  return page.items.map(({ id }) => id);
}

/** Ideas, Doing, Review, Shipped, from one to the next and back. */
const REVIEWED: States = [
  { name: 'Ideas', category: 'todo', color: '#868e96', next: ['Doing'] },
  { name: 'Doing', category: 'doing', color: '#3B5BDB', next: ['Ideas', 'Review'] },
  { name: 'Review', category: 'doing', color: '#7048e8', next: ['Doing', 'Shipped'] },
  { name: 'Shipped', category: 'done', color: '#2f9e44', next: ['Review'] },
];
const MAPPING = { OPEN: 'Ideas', IN_PROGRESS: 'Doing', BLOCKED: 'Doing', DONE: 'Shipped' };

describe.each(ENGINES)('the workflow of a project in the %s layout', (_layout, plan) => {
  let owner: Client;
  // One for each test: a plan has few projects.
  beforeEach(async () => {
    owner = await openWorkspace(app, plan);
  });
  const reviewed = async () => {
    const project = await owner.project();
    const { status, text } = await put(owner, project, { states: REVIEWED, mapping: MAPPING });
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return project;
  };

  it('is the default until somebody changes it', async () => {
    const project = await owner.project();
    await owner.task(project.id);
    const workflow = await workflowIn(owner, project);
    expect(workflow).toMatchObject({ isDefault: true, wipPolicy: 'warn', can: { update: true } });
    expect(workflow.states.map(({ name, tasks, next }) => [name, tasks, next])).toEqual([
      ['OPEN', 1, ['IN_PROGRESS', 'BLOCKED']],
      ['IN_PROGRESS', 0, ['OPEN', 'BLOCKED', 'DONE']],
      ['BLOCKED', 0, ['OPEN', 'IN_PROGRESS']],
      ['DONE', 0, ['OPEN', 'IN_PROGRESS']],
    ]);
  });

  it('has its own states, which tasks, lists, statistics and history speak of', async () => {
    const project = await reviewed();
    const task = await owner.task(project.id, { dueAt: '2020-01-01T00:00:00Z' });
    expect(task).toMatchObject({ status: 'Ideas', category: 'todo', transitions: ['Doing'] });
    expect(await owner.refusal('POST', `/tasks/${task.id}/transition`, { status: 'Review' })).toBe(
      '409 illegal_transition',
    );
    expect(await owner.refusal('POST', `/tasks/${task.id}/move`, { status: 'Shipped' })).toBe(
      '409 illegal_transition',
    );
    expect(await owner.refusal('PATCH', `/tasks/${task.id}`, { status: 'OPEN' })).toBe(
      '422 invalid status',
    );
    expect(
      await owner.refusal('POST', '/tasks', {
        projectId: project.id,
        title: 'x',
        status: 'Shipped',
      }),
    ).toBe('409 illegal_transition');
    await owner.to(task.id, 'Doing', 'Review');
    const statistics = () =>
      owner.ok<Record<string, unknown>>('GET', `/projects/${project.id}/statistics`);
    expect(await statistics()).toMatchObject({ open: 1, done: 0, overdue: 1 });
    const shipped = await owner.ok<TaskAnswer>('POST', `/tasks/${task.id}/complete`);
    expect(shipped).toMatchObject({ status: 'Shipped', category: 'done' });
    expect(shipped.completedAt).not.toBeNull();
    expect(await statistics()).toMatchObject({
      open: 0,
      done: 1,
      overdue: 0,
      byStatus: { Ideas: 0, Doing: 0, Review: 0, Shipped: 1 },
      byCategory: { todo: 0, doing: 0, blocked: 0, done: 1 },
    });
    const list = (query: string) => owner.titles(`project=${project.id}&${query}`);
    expect(await list('status=Shipped')).toEqual(['A task']);
    expect(await list('status=Review,Doing')).toEqual([]);
    expect(await list('category=done')).toEqual(['A task']);
    expect(await list('category=todo,doing,blocked')).toEqual([]);
    expect(await list('category=doing,done')).toEqual(['A task']);
    expect(await owner.refusal('GET', `/tasks?project=${project.id}&status=OPEN`)).toBe(
      '422 invalid status',
    );
    expect(await owner.refusal('GET', '/tasks?status=Shipped')).toBe('200');
    expect(await owner.refusal('GET', '/tasks?status=Nowhere')).toBe('422 invalid status');
    const [entry] = (await owner.activity(`/projects/${project.id}`)).filter(
      ({ kind }) => kind === 'project.workflow_changed',
    );
    expect(entry?.changes[0]).toEqual({
      field: 'states',
      from: ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'],
      to: ['Ideas', 'Doing', 'Review', 'Shipped'],
    });
  });

  it('is not left with tasks nowhere, and takes them along where somebody says', async () => {
    const project = await reviewed();
    const [doing, trashed] = [await owner.task(project.id), await owner.task(project.id)];
    for (const { id } of [doing, trashed]) await owner.to(id, 'Doing');
    await owner.ok('DELETE', `/tasks/${trashed.id}`);
    const states = statesOf(await workflowIn(owner, project))
      .filter(({ name }) => name !== 'Doing')
      .map((state) => ({ ...state, next: state.next.filter((name) => name !== 'Doing') }));
    const refused = await put(owner, project, { states });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(refused.body['states']).toMatchObject([{ name: 'Doing', tasks: 2 }]);
    expect(await put(owner, project, { states, mapping: { Doing: 'Shipped' } })).toMatchObject({
      status: 200,
    });
    const moved = await owner.ok<TaskAnswer>('GET', `/tasks/${doing.id}`);
    expect(moved).toMatchObject({ status: 'Shipped', version: doing.version + 2 });
    expect(moved.completedAt).toBe(moved.updatedAt);
    const restored = await owner.ok<TaskAnswer>('POST', `/tasks/${trashed.id}/restore`);
    expect(restored).toMatchObject({ status: 'Shipped' });
    expect((await owner.activity(`/tasks/${doing.id}`))[0]).toMatchObject({
      kind: 'task.transitioned',
      changes: [{ field: 'status', from: 'Doing', to: 'Shipped' }],
    });
    expect(await owner.ok('GET', `/projects/${project.id}/statistics`)).toMatchObject({
      done: 2,
      byStatus: { Ideas: 0, Review: 0, Shipped: 2 },
    });
  });

  it('swaps the names of states with their tasks', async () => {
    const project = await reviewed();
    const [one, two] = [await owner.task(project.id), await owner.task(project.id)];
    await owner.to(two.id, 'Doing');
    const swapped: Record<string, string> = { Ideas: 'Doing', Doing: 'Ideas' };
    const named = (name: string): string => swapped[name] ?? name;
    const states = statesOf(await workflowIn(owner, project)).map((state) => ({
      ...state,
      name: named(state.name),
      next: state.next.map(named),
    }));
    expect((await put(owner, project, { states })).status).toBe(200);
    expect((await owner.ok<TaskAnswer>('GET', `/tasks/${one.id}`)).status).toBe('Doing');
    expect((await owner.ok<TaskAnswer>('GET', `/tasks/${two.id}`)).status).toBe('Ideas');
  });

  it('completes and reopens tasks when a state comes to mean something else', async () => {
    const project = await reviewed();
    const task = await owner.task(project.id, { dueAt: '2020-01-01T00:00:00Z' });
    const change = async (category: string) => {
      const states = statesOf(await workflowIn(owner, project)).map((state) =>
        state.name === 'Ideas' ? { ...state, category } : state,
      );
      expect((await put(owner, project, { states })).status).toBe(200);
    };
    await change('done');
    expect((await owner.ok<TaskAnswer>('GET', `/tasks/${task.id}`)).completedAt).not.toBeNull();
    await change('todo');
    expect((await owner.ok<TaskAnswer>('GET', `/tasks/${task.id}`)).completedAt).toBeNull();
    expect(await owner.ok('GET', `/projects/${project.id}/statistics`)).toMatchObject({
      done: 0,
      overdue: 1,
    });
  });

  it('refuses what is no workflow, naming each field', async () => {
    const project = await reviewed();
    const refusal = (body: object) =>
      owner.refusal('PUT', `/projects/${project.id}/workflow`, body);
    const [ideas, doing, , shipped] = REVIEWED;
    expect(await refusal({ states: [ideas, doing] })).toBe('422 invalid states.1.next.1 states');
    expect(await refusal({ states: [ideas, ideas, doing, shipped] })).toContain('states.1.name');
    expect(await refusal({ states: REVIEWED, mapping: { Doing: 'Nowhere' } })).toBe(
      '422 invalid mapping.Doing',
    );
    const [other] = (await workflowIn(owner, await owner.project())).states;
    expect(await refusal({ states: [{ ...ideas, id: other?.id }, ...REVIEWED.slice(1)] })).toBe(
      '422 invalid states.0.id',
    );
    const member = await join(app, owner, 'member');
    expect((await put(member, project, { states: REVIEWED })).status).toBe(403);
    const { version } = await workflowIn(owner, project);
    const stale = { 'if-match': `"${version - 1}"` };
    expect(
      await owner.refusal('PUT', `/projects/${project.id}/workflow`, { states: REVIEWED }, stale),
    ).toBe('412 version_mismatch');
  });

  it('refuses what exceeds a limit, exactly, when its project wants that', async () => {
    const project = await owner.project();
    const states = statesOf(await workflowIn(owner, project)).map((state) =>
      state.name === 'IN_PROGRESS' ? { ...state, wipLimit: 3 } : state,
    );
    await put(owner, project, { states });
    const tasks = await many(owner, project, 50);
    const enter = (id: string, i: number): Promise<string> =>
      patiently(() =>
        i % 2 > 0
          ? owner.refusal('POST', `/tasks/${id}/move`, { status: 'IN_PROGRESS' })
          : owner.refusal('POST', `/tasks/${id}/transition`, { status: 'IN_PROGRESS' }),
      );
    // A warning refuses no one.
    expect(new Set(await Promise.all(tasks.slice(0, 4).map(enter)))).toEqual(new Set(['200']));
    for (const id of tasks.slice(0, 4)) await owner.to(id, 'OPEN');
    await put(owner, project, {
      states: statesOf(await workflowIn(owner, project)),
      wipPolicy: 'refuse',
    });
    const answers = await Promise.all(tasks.map(enter));
    expect(new Set(answers)).toEqual(new Set(['200', '409 wip_limit']));
    expect(await owner.ok('GET', `/projects/${project.id}/statistics`)).toMatchObject({
      byStatus: { OPEN: tasks.length - 3, IN_PROGRESS: 3 },
    });
    expect(
      await owner.refusal('POST', '/tasks', {
        projectId: project.id,
        title: 'one more',
        status: 'IN_PROGRESS',
      }),
    ).toBe('409 wip_limit');
  });

  it('leaves no task in a removed state, however many are on their way into it', async () => {
    const project = await owner.project();
    const tasks = await many(owner, project, 50);
    const states = statesOf(await workflowIn(owner, project))
      .filter(({ name }) => name !== 'BLOCKED')
      .map((state) => ({ ...state, next: state.next.filter((name) => name !== 'BLOCKED') }));
    const moves = tasks.map((id, i) =>
      patiently(() =>
        i === 20
          ? put(owner, project, { states, mapping: { BLOCKED: 'OPEN' } }).then(
              ({ status }) => `${status} put`,
            )
          : owner.refusal('POST', `/tasks/${id}/transition`, { status: 'BLOCKED' }),
      ),
    );
    const answers = await Promise.all(moves);
    expect(answers.filter((answer) => answer.endsWith('put'))).toEqual(['200 put']);
    const others = new Set(answers.filter((answer) => !answer.endsWith('put')));
    expect([...others].filter((answer) => !['200', '422 invalid status'].includes(answer))).toEqual(
      [],
    );
    expect(await owner.ok('GET', `/projects/${project.id}/statistics`)).toMatchObject({
      total: tasks.length,
      byStatus: { OPEN: tasks.length, IN_PROGRESS: 0, DONE: 0 },
    });
  });
});
