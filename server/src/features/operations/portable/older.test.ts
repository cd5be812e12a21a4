import { expect, it } from 'vitest';
import { Forge, json, manifestOf } from '../../../../test/factories/archives.ts';
import { checksumsOf, depsOf, recordOf } from '../../../../test/factories/portable.ts';
import { importTenant } from './index.ts';

it('an archive from before there were transitions brings them as its history tells them', async () => {
  await using forge = await Forge.open();
  const files = new Map(forge.good);
  const manifest = manifestOf(files);
  const lost = ['task_transition', 'project_snapshot_state'];
  manifest.tables = manifest.tables.filter(({ name }) => !lost.includes(name));
  for (const name of lost) files.delete(`tables/${name}.ndjson`);
  files.set('manifest.json', json(manifest));
  const path = await forge.packed(files);
  const deps = depsOf(forge.app);
  await importTenant(deps, path, { slug: 'older' });
  await importTenant(deps, forge.file('good.zip'), { slug: 'newer' });
  const counts = async (slug: string) =>
    (await checksumsOf(forge.app, await recordOf(forge.app, slug)))['task_transition']?.count;
  expect(await counts('newer')).toBeGreaterThan(0);
  expect(await counts('older')).toBe(await counts('newer'));
});

it('texts of an archive from before they had versions have their first', async () => {
  await using forge = await Forge.open();
  const lost = {
    task: ['title_version', 'description_version'],
    project: ['description_version'],
  };
  const deps = depsOf(forge.app);
  await importTenant(deps, await forge.withoutColumns(lost), { slug: 'textless' });
  await importTenant(deps, forge.file('good.zip'), { slug: 'with-texts' });
  const sums = async (slug: string) => {
    const { task, project } = await checksumsOf(forge.app, await recordOf(forge.app, slug));
    return { task, project };
  };
  expect((await sums('textless')).task?.count).toBe(3);
  // No text of the good archive was changed: all are at their first version.
  expect(await sums('textless')).toEqual(await sums('with-texts'));
});
