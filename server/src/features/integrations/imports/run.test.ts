import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type PageAnswer,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import {
  type FileImportOptions,
  type ImportReport,
  type ImportTarget,
  planGithubImport,
  runImport,
} from './index.ts';

const TEXT = readFileSync(
  new URL('../../../../test/fixtures/github-issues.json', import.meta.url),
  'utf8',
);
const plan = planGithubImport(TEXT);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

async function run(
  client: Client,
  target: ImportTarget,
  options: Partial<FileImportOptions> = {},
  limits?: { members: null; projects: number; tasks: number },
): Promise<ImportReport> {
  const { tenancy, people } = app.app;
  const tenant = await tenancy.find(client.person.tenantId);
  if (!tenant) throw new Error('no such tenant');
  const scope = tenancy.scopeOf(tenant);
  const actor = {
    userId: client.person.userId,
    tenantId: tenant.id,
    name: 'Importer',
    role: 'owner',
  } as const;
  const by = {
    actor: client.person.email.startsWith('owner') ? actor : { ...actor, role: 'member' as const },
    tenant: limits ? { ...tenant, limits } : tenant,
    people: await people.directory(scope),
  };
  return runImport(scope, by, target, plan, { people, members: [], ...options });
}

const count = async (client: Client, key: string): Promise<number | undefined> =>
  (await client.ok<PageAnswer<TaskAnswer>>('GET', `/tasks?project=${key}&count=true`)).total;

describe.each(LAYOUTS)('an import in the %s layout', (_layout, plan_) => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan_);
  });

  it('brings every task with its number, dates, people, labels and a line of history', async () => {
    const progress: number[] = [];
    const report = await run(
      owner,
      { project: 'QUIC', createAs: 'QUIC working group' },
      { onProgress: ({ written, total }) => progress.push(written, total) },
    );
    expect(report).toMatchObject({
      project: { key: 'QUIC', isNew: true },
      dryRun: false,
      entries: 7,
      created: 7,
      skipped: [],
      peopleMatched: [],
    });
    expect(report.peopleKept).toContain('martinthomson');
    expect(progress).toEqual([7, 7]);
    const task = await owner.ok<TaskAnswer>('GET', '/tasks/QUIC-27');
    expect(task).toMatchObject({
      number: 27,
      status: 'DONE',
      priority: 'medium',
      description: '',
      reporter: { name: 'martinthomson' },
      assignee: null,
      labels: ['design', 'has-consensus', 'tls'],
      completedAt: '2017-01-10T05:43:36.000Z',
      externalUrl: 'https://github.com/quicwg/base-drafts/issues/27',
      version: 1,
    });
    expect(task.createdAt < '2017-01-01').toBe(true);
    expect(await owner.activity(`/tasks/${task.id}`)).toMatchObject([
      {
        kind: 'task.imported',
        actor: { id: owner.person.userId },
        changes: [{ field: 'source', from: null, to: task.externalUrl }],
      },
    ]);
    const { items: labels } = await owner.ok<{ items: { name: string; color: string }[] }>(
      'GET',
      '/tenant/labels',
    );
    expect(labels).toContainEqual(expect.objectContaining({ name: 'design', color: '#1d76db' }));
    expect(await owner.titles('label=pull request&status=DONE&sort=number')).toHaveLength(2);
  });

  it('keeps the order of opening in each column, and goes on numbering behind the highest', async () => {
    const page = await owner.ok<PageAnswer<TaskAnswer>>(
      'GET',
      '/tasks?project=QUIC&status=DONE&sort=rank',
    );
    expect(page.items.map((task) => task.number)).toEqual([1, 3, 27, 28, 288]);
    const project = await owner.ok<ProjectAnswer>('GET', '/projects/QUIC');
    expect(await owner.task(project.id)).toMatchObject({ number: 480 });
  });

  it('doubles nothing when it is run again', async () => {
    const before = await count(owner, 'QUIC');
    await owner.ok('DELETE', '/tasks/QUIC-3');
    const report = await run(owner, { project: 'QUIC' });
    expect(report).toMatchObject({ project: { isNew: false }, created: 0 });
    expect(report.skipped).toHaveLength(7);
    expect(report.skipped[0]).toEqual({
      entry: 1,
      line: 2,
      number: 479,
      reason: 'it has been imported before',
    });
    await owner.ok('POST', '/tasks/QUIC-3/restore');
    expect(await count(owner, 'QUIC')).toBe(before);
  });

  it('gives taken numbers anew and says so', async () => {
    const project = await owner.project({ key: 'OTHER' });
    await owner.task(project.id, { title: 'was here first' });
    const report = await run(owner, { project: 'OTHER' });
    expect(report.created).toBe(7);
    expect(report.notes.at(-1)).toBe('Numbers that were taken: #1 is OTHER-480.');
    expect(await owner.ok('GET', '/tasks/OTHER-1')).toMatchObject({ title: 'was here first' });
  });

  it('matches people to members by username or address', async () => {
    await owner.project({ key: 'PEOPLE' });
    const member = await join(app, owner, 'member');
    const members = [
      { id: member.person.userId, username: 'martinthomson', email: member.person.email },
    ];
    const report = await run(owner, { project: 'PEOPLE' }, { members });
    expect(report.peopleMatched).toEqual(['martinthomson']);
    expect(report.peopleKept).not.toContain('martinthomson');
    expect(await owner.ok('GET', '/tasks/PEOPLE-27')).toMatchObject({
      reporter: { id: member.person.userId },
    });
  });

  it('changes nothing as a dry run, but reports the same', async () => {
    const report = await run(owner, { project: 'DRY', createAs: 'Dry' }, { dryRun: true });
    expect(report).toMatchObject({
      project: { key: 'DRY', isNew: true },
      dryRun: true,
      created: 7,
    });
    expect((await owner.get('/projects/DRY')).status).toBe(404);
  });

  it('lands whole or not at all', async () => {
    const tripped = run(
      owner,
      { project: 'HALF', createAs: 'Half' },
      {
        onProgress: () => {
          throw new Error('the lights go out');
        },
      },
    );
    await expect(tripped).rejects.toThrow('the lights go out');
    expect((await owner.get('/projects/HALF')).status).toBe(404);
  });

  it('is refused without the right, without a project, and beyond the plan', async () => {
    const member = await join(app, owner, 'member');
    await expect(run(member, { project: 'QUIC' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(owner, { project: 'NONE' })).rejects.toMatchObject({ code: 'not_found' });
    const limits = { members: null, projects: 100, tasks: 29 };
    await expect(
      run(owner, { project: 'FULL', createAs: 'Full' }, {}, limits),
    ).rejects.toMatchObject({
      code: 'plan_limit',
      details: { extra: { limit: 29, usage: 23, resource: 'tasks' } },
    });
  });
});
