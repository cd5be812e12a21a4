import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ErasureReport, needlesOf, search } from '#tenancy/erasure/index.ts';
import { removeFromCells } from '#tenancy/erasure/cells.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import {
  checksumsOf,
  depsOf,
  fillWorkspace,
  recordOf,
} from '../../../../test/factories/portable.ts';
import { Client, openWorkspace } from '../../../../test/factories/work.ts';
import { deleteTenant, eraseTenant, undeleteTenant } from './index.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const control = <R>(sql: string, ...values: unknown[]): Promise<R[]> =>
  ask<R>(app.server.ownerUrl(app.server.control), sql, ...values);

const totals = ({ searched }: ErasureReport) => ({
  found: searched.reduce((sum, { found }) => sum + found.length, 0),
  columns: searched.reduce((sum, { columns }) => sum + columns, 0),
});

describe.each(LAYOUTS)('a workspace in the %s layout', (layout, plan) => {
  it('is closed with its day told, comes back, and is erased with proof', async () => {
    const owner = await openWorkspace(app, plan);
    const { member } = await fillWorkspace(app, owner);
    const neighbour = await openWorkspace(app, plan);
    await fillWorkspace(app, neighbour);
    const { tenant: slug, tenantId } = owner.person;
    const tenant = await recordOf(app, slug);
    const theirs = await checksumsOf(app, await recordOf(app, neighbour.person.tenant));

    // Someone who belongs elsewhere as well keeps their account.
    const both = await app.addMember(owner.person, 'member');
    await app.app.identity.control
      .insertInto('membership')
      .values({
        tenant_id: neighbour.person.tenantId,
        user_id: both.userId,
        role: 'viewer',
        department: null,
        title: null,
        joined_at: tenant.createdAt,
      })
      .execute();

    const until = await deleteTenant(depsOf(app), tenant, '30d');
    const refused = await owner.get('/projects');
    expect([refused.status, refused.body.code]).toEqual([403, 'tenant_pending_delete']);
    expect(refused.body.detail).toContain(until.slice(0, 10));
    await expect(eraseTenant(depsOf(app), slug)).rejects.toThrow(until.slice(0, 10));
    await undeleteTenant(depsOf(app), await recordOf(app, slug));
    expect(await owner.titles('sort=number')).toHaveLength(3);
    await expect(eraseTenant(depsOf(app), slug, { now: true })).rejects.toThrow('in use');

    await deleteTenant(depsOf(app), await recordOf(app, slug), '12h');
    const report = await eraseTenant(depsOf(app), slug, { now: true });
    expect(totals(report).found).toBe(0);
    expect(report.accounts).toEqual({ removed: 2, kept: 1 });
    expect(report.sought.samples).toBeGreaterThan(5);
    expect(report.searched.map(({ dropped }) => dropped)).toEqual([false, layout === 'dedicated']);
    expect(totals(report).columns).toBeGreaterThan(layout === 'dedicated' ? 80 : 150);

    const stays = await control<{ slug: string; name: string; state: string }>(
      'select slug, name, state from control.tenant where id = $1',
      tenantId,
    );
    expect(stays[0]).toMatchObject({ name: 'erased', state: 'erased' });
    expect(stays[0]?.slug).not.toContain(slug);
    expect(
      await control('select 1 from control.account where id = any ($1)', [
        owner.person.userId,
        member.person.userId,
      ]),
    ).toEqual([]);
    expect(await control('select 1 from control.account where id = $1', both.userId)).toHaveLength(
      1,
    );
    expect((await owner.get('/projects')).status).toBe(401);
    expect(await new Client(app, { ...both, tenant: slug }).refusal('GET', '/projects')).toMatch(
      /^40[34] /,
    );
    expect(await checksumsOf(app, await recordOf(app, neighbour.person.tenant))).toEqual(theirs);

    // The slug is free, and the proof stays.
    await app.signUp({ plan, slug });
    expect(await eraseTenant(depsOf(app), tenantId)).toEqual(report);
    expect(
      await control('select sought from control.erasure where tenant_id = $1', tenantId),
    ).toEqual([{ sought: null }]);
  });

  it('is found by the search as long as it is there', async () => {
    const owner = await openWorkspace(app, plan);
    await fillWorkspace(app, owner);
    const tenant = await recordOf(app, owner.person.tenant);
    const sought = {
      slug: tenant.slug,
      name: tenant.name,
      accounts: [],
      keepAccounts: false,
      hosts: [],
      samples: ['Émigré 🧳 "QUOTED" \\ and'],
      cells: [],
    };
    const searched = await search(app.server, needlesOf(tenant.id, sought, [owner.person.email]), [
      tenant.placement.cell,
    ]);
    const tables = searched.flatMap(({ found }) =>
      found.map(({ table }) => table.replace(/^.*\.|^base_/, '')),
    );
    expect(tables).toEqual(
      expect.arrayContaining(['tenant', 'membership', 'placement', 'account']),
    );
    // Under a schema of its own the rows do not say whose they are; the schema itself is found.
    if (layout === 'shared' || layout === 'mariadb')
      expect(tables).toEqual(expect.arrayContaining(['task', 'activity', 'person']));
    else
      expect(searched[1]?.found.map(({ table }) => table)).toContainEqual(
        `the schema ${tenant.placement.namespace}`,
      );
  });
});

describe('an erasure', () => {
  it('does not end while a trace is left anywhere, and ends when it is repeated', async () => {
    const owner = await openWorkspace(app, 'basic');
    const { tenant: slug, tenantId } = owner.person;
    await fillWorkspace(app, owner);
    const tenant = await recordOf(app, slug);
    await deleteTenant(depsOf(app), tenant, '1h');
    // What some later part of the product might keep, and forget to say whose it is.
    await control(`create table control.keepsake (what text)`);
    await control(
      `insert into control.keepsake values ($1), ('nothing'), ($2)`,
      `mail to ${owner.person.email.toUpperCase()}`,
      slug,
    );
    const first = eraseTenant(depsOf(app), slug, { now: true });
    await expect(first).rejects.toThrow('control plane: 2 in control.keepsake');
    await expect(eraseTenant(depsOf(app), slug)).rejects.toThrow('control.keepsake');
    await control('drop table control.keepsake');
    const report = await eraseTenant(depsOf(app), slug);
    expect(totals(report).found).toBe(0);
    expect(report.tenantId).toBe(tenantId);
    expect(JSON.stringify(report)).not.toContain(owner.person.email);
  });

  it.each(['free', 'basic', 'enterprise', 'mariadb'] as const)(
    'of a workspace (%s) is finished by repeating it after a crash at any step',
    async (plan) => {
      const owner = await openWorkspace(app, plan);
      const { tenant: slug } = owner.person;
      await fillWorkspace(app, owner);
      await deleteTenant(depsOf(app), await recordOf(app, slug), '1h');
      const deps = depsOf(app);
      const steps = [
        [deps.identity.sessions, 'endWith'],
        [deps.identity.tenancy, 'forgetEverything'],
      ] as const;
      for (const [owning, name] of steps) {
        const crash = vi
          .spyOn(owning as unknown as Record<string, () => unknown>, name)
          .mockImplementationOnce(() => {
            throw new Error(`crashed at ${name}`);
          });
        await expect(eraseTenant(deps, slug, { now: true })).rejects.toThrow(`crashed at ${name}`);
        crash.mockRestore();
      }
      expect(totals(await eraseTenant(deps, slug)).found).toBe(0);
    },
  );

  it.each(LAYOUTS)(
    'that emptied the cells and no more (%s) is finished as well',
    async (_, plan) => {
      const owner = await openWorkspace(app, plan);
      const { tenant: slug, tenantId } = owner.person;
      await fillWorkspace(app, owner);
      await deleteTenant(depsOf(app), await recordOf(app, slug), '1h');
      const deps = depsOf(app);
      const crash = vi
        .spyOn(deps.identity.sessions, 'endWith')
        .mockRejectedValueOnce(new Error('crashed'));
      await expect(eraseTenant(deps, slug, { now: true })).rejects.toThrow('crashed');
      crash.mockRestore();
      await removeFromCells(app.server, tenantId, (await recordOf(app, slug)).placement.cell.id);
      expect(totals(await eraseTenant(deps, slug)).found).toBe(0);
    },
  );
});
