import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { withMySql } from '#platform/mysql/index.ts';
import { statementsOf } from '#tenancy/migrations/mysql-render.ts';
import { migratorOf } from '#tenancy/migrations/engines.ts';
import { loadSteps } from '#tenancy/migrations/steps.ts';
import { type Row, openPlace, placeOf } from '#tenancy/transfer/index.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { writeMissing } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

/** The rows of a table, in the order of their keys. */
async function rowsOf({ person }: Client, name: string): Promise<Row[]> {
  await using store = await openPlace(placeOf(app.server, await recordOf(app, person.tenant)));
  const table = store.tables.find((each) => each.name === name);
  if (!table) throw new Error(`there is no table ${name}`);
  return await store.snapshot((snapshot) => snapshot.page(table, undefined, 1000));
}

/** Runs statements as the owner of the tables; `{}` stands for what is before a table's name. */
async function asOwner({ person }: Client, ...texts: string[]): Promise<void> {
  const { placement } = await recordOf(app, person.tenant);
  const url = app.server.addressOf(placement.cell).ownerUrl;
  if (placement.cell.engine === 'postgres')
    await ask(url, texts.join(';').replaceAll('{}', `${placement.namespace}.`));
  else
    await withMySql(url, async (owner) => {
      for (const text of texts) await owner.query(text.replaceAll('{}', 'base_'));
    });
}

const steps = (rows: readonly Row[], task: { id: string }) =>
  rows
    .filter((row) => row['task_id'] === task.id)
    .map((row) => [row['from_category'], row['to_category'], row['actor_id']]);

describe.each(LAYOUTS)('transitions in the %s layout', (layout, plan) => {
  let owner: Client;
  let me: string;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    me = owner.person.userId;
  });

  it('are rows, however a task came to another state', async () => {
    const project = await owner.project();
    const task = await owner.task(project.id);
    await owner.to(task.id, 'IN_PROGRESS', 'BLOCKED');
    await owner.patch(task.id, { status: 'OPEN', title: 'Again' });
    await owner.ok('POST', `/tasks/${task.id}/move`, { status: 'IN_PROGRESS' });
    await owner.ok('POST', `/tasks/${task.id}/complete`);
    await owner.patch(task.id, { title: 'No transition' });
    expect(steps(await rowsOf(owner, 'task_transition'), task)).toEqual([
      ['todo', 'doing', me],
      ['doing', 'blocked', me],
      ['blocked', 'todo', me],
      ['todo', 'doing', me],
      ['doing', 'done', me],
    ]);
  });

  it('are not written when the change is refused', async () => {
    const project = await owner.project();
    const task = await owner.task(project.id);
    expect(await owner.refusal('POST', `/tasks/${task.id}/complete`)).toBe(
      '409 illegal_transition',
    );
    expect(steps(await rowsOf(owner, 'task_transition'), task)).toEqual([]);
  });

  it('are made of history where a version before has written none', async () => {
    const project = await owner.project();
    const task = await owner.task(project.id);
    await owner.to(task.id, 'IN_PROGRESS', 'DONE');
    const before = await rowsOf(owner, 'task_transition');
    await asOwner(
      owner,
      layout === 'mariadb' ? 'delete from {}task_transition' : 'truncate {}task_transition',
    );
    const scope = app.app.tenancy.scopeOf(await recordOf(app, owner.person.tenant));
    const first = '00000000-0000-0000-0000-000000000000';
    expect(await writeMissing(scope, first)).toBeGreaterThanOrEqual(2);
    expect(await writeMissing(scope, first)).toBe(0);
    const withoutId = (rows: Row[]) => rows.map(({ id: _id, ...row }) => row);
    const after = await rowsOf(owner, 'task_transition');
    expect(withoutId(after)).toEqual(withoutId(before));
    expect(await writeMissing(scope, newId())).toBe(0);
  });

  it('are made of history by the migration', async () => {
    const project = await owner.project();
    const [task, imported] = [await owner.task(project.id), await owner.task(project.id)];
    await owner.to(task.id, 'IN_PROGRESS', 'DONE', 'OPEN');
    // As an import leaves it: completed, and no history of how.
    await owner.to(imported.id, 'IN_PROGRESS', 'DONE');
    const record = await recordOf(app, owner.person.tenant);
    await asOwner(owner, 'drop table {}task_transition', 'drop table {}project_snapshot_state');
    await asOwner(
      owner,
      ...(layout === 'mariadb' ? [] : ['alter table {}activity no force row level security']),
      `delete from {}activity where task_id = '${imported.id}' and kind = 'task.transitioned'`,
      ...(layout === 'mariadb' ? [] : ['alter table {}activity force row level security']),
    );
    const { cell } = record.placement;
    const target =
      cell.kind === 'shared'
        ? ({ kind: 'shared' } as const)
        : ({ kind: 'schema', tenantId: record.id } as const);
    const step = (await loadSteps('tenant', cell.engine)).find(
      ({ name }) => name === '0010_transitions',
    );
    if (!step) throw new Error('the step has another name');
    const sql = migratorOf(cell).render(app.server, cell, target, step);
    await asOwner(owner, ...(layout === 'mariadb' ? statementsOf(sql, 'mariadb') : [sql]));
    const rows = await rowsOf(owner, 'task_transition');
    expect(steps(rows, task)).toEqual([
      ['todo', 'doing', me],
      ['doing', 'done', me],
      ['done', 'todo', me],
    ]);
    expect(steps(rows, imported)).toEqual([['todo', 'done', null]]);
    await owner.to(task.id, 'IN_PROGRESS');
  });
});
