import { expect, it } from 'vitest';
import { openWorkspace } from '../../../../test/factories/work.ts';
import { LAYOUTS, startTestApp } from '../../../../test/harness/app.ts';
import { deleteTask, restoreTask } from './actions/remove.ts';
import { createTask } from './index.ts';

it.each(LAYOUTS)(
  'counts the tasks there are, not the numbers given, in the %s layout',
  async (_layout, plan) => {
    await using app = await startTestApp();
    const owner = await openWorkspace(app, plan);
    const tenant = await app.app.tenancy.find(owner.person.tenantId);
    if (!tenant) throw new Error('no such tenant');
    const scope = app.app.tenancy.scopeOf(tenant);
    const by = {
      actor: {
        userId: owner.person.userId,
        tenantId: tenant.id,
        name: 'Owner',
        role: 'owner',
      } as const,
      tenant: {
        plan,
        limits: { members: null, projects: null, tasks: 3 },
        liftedBy: { tasks: 'premium' },
      },
      people: await app.app.people.directory(scope),
    };
    const [one, two] = [await owner.project(), await owner.project()];
    const add = (projectId: string) =>
      scope.transact((tx) => createTask(tx, by, { projectId, title: 'x' }));
    const refusal = {
      code: 'plan_limit',
      details: { extra: { resource: 'tasks', limit: 3, usage: 3, plan, liftedBy: 'premium' } },
    };

    const first = await add(one.id);
    await add(two.id);
    await add(two.id);
    await expect(add(one.id)).rejects.toMatchObject(refusal);
    await scope.transact((tx) => deleteTask(tx, by, first.id, undefined));
    const replacement = await add(one.id);
    expect(replacement.number).toBe(2);
    await expect(scope.transact((tx) => restoreTask(tx, by, first.id))).rejects.toMatchObject(
      refusal,
    );
    await owner.ok('DELETE', `/projects/${two.id}`);
    await scope.transact((tx) => restoreTask(tx, by, first.id));
    expect(await owner.ok('GET', '/tasks?count=true')).toMatchObject({ total: 2 });
  },
);
