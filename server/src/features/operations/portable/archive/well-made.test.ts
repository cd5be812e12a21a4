import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../../test/harness/app.ts';
import { checksumsOf, depsOf, recordOf } from '../../../../../test/factories/portable.ts';
import {
  type Files,
  Forge,
  json,
  manifestOf,
  sha256,
} from '../../../../../test/factories/archives.ts';
import { Digest } from '#tenancy/transfer/index.ts';
import { exportTenant, importTenant, restoreTenant } from '../index.ts';

/** Files that are well made: what they say may still not fit. */

let forge: Forge;
let app: TestApp;
let good: Files;
let slug: string;

beforeAll(async () => {
  forge = await Forge.open();
  ({ app, good, slug } = forge);
});
afterAll(() => forge[Symbol.asyncDispose]());

const NOWHERE = '01234567-89ab-7def-8123-456789abcdef';

describe('a file of an older version', () => {
  it('is taken when what it lacks has a default', async () => {
    const file = 'tables/task.ndjson';
    const manifest = manifestOf(good);
    const entry = manifest.tables.find(({ name }) => name === 'task')!;
    entry.columns = entry.columns.filter((name) => name !== 'labels' && name !== 'external_url');
    const rows = String(good.get(file))
      .trim()
      .split('\n')
      .map((line) => {
        const {
          labels: _labels,
          external_url: _url,
          ...row
        } = JSON.parse(line) as Record<string, unknown>;
        return row;
      });
    const digest = new Digest(entry.columns);
    for (const row of rows) digest.add(row as never);
    const content = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    Object.assign(entry, { sha256: sha256(content), checksum: digest.checksum.sum });
    const path = await forge.packed(
      new Map(good).set(file, content).set('manifest.json', json(manifest)),
    );
    const { tenant } = await importTenant(depsOf(app), path, { slug: 'from-older' });
    expect((await checksumsOf(app, tenant!))['task']?.count).toBe(3);
  });
});

it('an export never overwrites a file, and leaves nothing half-written', async () => {
  const before = await readFile(forge.file('good.zip'));
  await expect(
    exportTenant(depsOf(app), await recordOf(app, slug), forge.file('good.zip')),
  ).rejects.toThrow('already');
  expect(await readFile(forge.file('good.zip'))).toEqual(before);
  const failing = exportTenant(
    depsOf(app),
    await recordOf(app, slug),
    forge.file('half.zip'),
    () => {
      throw new Error('cut off');
    },
  );
  await expect(failing).rejects.toThrow('cut off');
  await expect(readFile(forge.file('half.zip'))).rejects.toThrow('ENOENT');
  await expect(readFile(forge.file('half.zip.part'))).rejects.toThrow('ENOENT');
});

describe('a file whose rows contradict one another', () => {
  it('is refused by the database as a whole when its rows contradict one another', async () => {
    const path = await orphaned();
    await expect(importTenant(depsOf(app), path, { slug: 'orphans' })).rejects.toThrow(
      /the rows of task were refused/,
    );
    expect(await app.app.tenancy.find('orphans')).toBeUndefined();
    const before = await checksumsOf(app, await recordOf(app, slug));
    await expect(restoreTenant(depsOf(app), await recordOf(app, slug), path)).rejects.toThrow(
      /the rows of task were refused/,
    );
    expect(await checksumsOf(app, await recordOf(app, slug))).toEqual(before);
    expect((await recordOf(app, slug)).state).toBe('active');
  });
});

/** All hashes and checksums right, and a task whose project is not there. */
async function orphaned(): Promise<string> {
  const manifest = manifestOf(good);
  const entry = manifest.tables.find(({ name }) => name === 'task')!;
  const content = Buffer.from(
    String(good.get(entry.file)).replaceAll(/"project_id":"[^"]+"/g, `"project_id":"${NOWHERE}"`),
  );
  const digest = new Digest(entry.columns);
  for (const line of String(content).trim().split('\n')) digest.add(JSON.parse(line) as never);
  Object.assign(entry, { sha256: sha256(content), checksum: digest.checksum.sum });
  return forge.packed(new Map(good).set(entry.file, content).set('manifest.json', json(manifest)));
}
