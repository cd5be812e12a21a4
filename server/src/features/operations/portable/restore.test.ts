import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTenantState } from '#tenancy/lifecycle/index.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { depsOf, fillWorkspace, recordOf, scratch } from '../../../../test/factories/portable.ts';
import { openWorkspace } from '../../../../test/factories/work.ts';
import { exportTenant, restoreTenant } from './index.ts';

let app: TestApp;
let files: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  app = await startTestApp();
  files = await scratch();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

it('putting a workspace back lets nobody in who was removed since', async () => {
  const owner = await openWorkspace(app, 'free');
  const { member } = await fillWorkspace(app, owner);
  const slug = owner.person.tenant;
  await exportTenant(depsOf(app), await recordOf(app, slug), files.file('before.zip'));
  await member.ok('GET', '/projects');
  const url = `/tenant/members/${member.person.userId}`;
  await owner.ok('DELETE', url);
  const out = await member.refusal('GET', '/projects');
  await restoreTenant(depsOf(app), await recordOf(app, slug), files.file('before.zip'));
  expect(await member.refusal('GET', '/projects')).toBe(out);
  await owner.ok('PATCH', url, { active: true });
  await member.ok('GET', '/projects');
});

it.each([
  ['an operator put into maintenance stays there', 'the disk is being exchanged', 'maintenance'],
  [
    'a restore that was cut off left in maintenance is opened',
    'a copy is being restored',
    'active',
  ],
] as const)('a workspace that %s', async (_what, reason, state) => {
  const owner = await openWorkspace(app, 'free');
  const slug = owner.person.tenant;
  const path = files.file(`${slug}.zip`);
  const deps = depsOf(app);
  await exportTenant(deps, await recordOf(app, slug), path);
  const lifecycle = { server: deps.server, tenancy: deps.identity.tenancy };
  await setTenantState(lifecycle, await recordOf(app, slug), { to: 'maintenance', reason });
  await restoreTenant(deps, await recordOf(app, slug), path);
  const after = await recordOf(app, slug);
  expect([after.state, after.stateReason]).toEqual([state, state === 'active' ? null : reason]);
});

it('tells every page that is open to read the workspace anew', async () => {
  const owner = await openWorkspace(app, 'free');
  const slug = owner.person.tenant;
  await exportTenant(depsOf(app), await recordOf(app, slug), files.file('told.zip'));
  await restoreTenant(depsOf(app), await recordOf(app, slug), files.file('told.zip'));
  const { id, placement } = await recordOf(app, slug);
  const told = await ask<{ type: string }>(
    app.server.addressOf(placement.cell).ownerUrl,
    'select type from platform.outbox where tenant_id = $1 order by sequence desc limit 1',
    id,
  );
  expect(told).toEqual([{ type: 'workspace.replaced' }]);
});
