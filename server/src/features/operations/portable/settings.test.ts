import { expect, it } from 'vitest';
import { startTestApp } from '../../../../test/harness/app.ts';
import { depsOf, recordOf, scratch } from '../../../../test/factories/portable.ts';
import { openWorkspace } from '../../../../test/factories/work.ts';
import { cloneTenant, exportTenant, importTenant } from './index.ts';

it('what a workspace decides for itself goes where it goes', async () => {
  await using app = await startTestApp();
  await using files = await scratch();
  const owner = await openWorkspace(app, 'free');
  const settings = { timeZone: 'Europe/Lisbon', retentionDays: 400, retainCompleted: false };
  await owner.ok('PATCH', '/tenant', settings);
  const slug = owner.person.tenant;
  const deps = depsOf(app);
  const tenant = await recordOf(app, slug);
  expect(tenant).toMatchObject(settings);
  const manifest = await exportTenant(deps, tenant, files.file('one.zip'));
  expect(manifest.tenant.settings).toEqual(settings);
  await importTenant(deps, files.file('one.zip'), { slug: `${slug}-i` });
  expect(await recordOf(app, `${slug}-i`)).toMatchObject(settings);
  const copy = { slug: `${slug}-c`, name: 'Copy', plan: 'free' };
  await cloneTenant(deps, tenant, copy);
  expect(await recordOf(app, `${slug}-c`)).toMatchObject(settings);
});
