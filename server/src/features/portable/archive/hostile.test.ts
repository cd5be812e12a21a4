import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { ZipReader } from '#platform/zip/index.ts';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import {
  checksumsOf,
  depsOf,
  fillWorkspace,
  recordOf,
  scratch,
} from '../../../../test/factories/portable.ts';
import { openWorkspace } from '../../../../test/factories/work.ts';
import { exportTenant, importTenant, restoreTenant } from '../index.ts';
import type { Manifest } from './manifest.ts';

/** Files that are broken, forged or meant to do harm: each is refused in words, and nothing changes. */

type Files = Map<string, Buffer>;

let app: TestApp;
let files: Awaited<ReturnType<typeof scratch>>;
let good: Files;
let slug: string;

beforeAll(async () => {
  app = await startTestApp();
  files = await scratch();
  const owner = await openWorkspace(app, 'free');
  await fillWorkspace(app, owner);
  slug = owner.person.tenant;
  await exportTenant(depsOf(app), await recordOf(app, slug), files.file('good.zip'));
  good = await unpacked(files.file('good.zip'));
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

async function unpacked(path: string): Promise<Files> {
  await using zip = await ZipReader.open(path, { entries: 100, bytes: 1e9, ratio: 1000 });
  const found: Files = new Map();
  for (const name of zip.names) found.set(name, Buffer.concat(await gathered(zip.content(name))));
  return found;
}

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

let packedSoFar = 0;

/** Writes entries, whatever they are. @param after what becomes of the file's bytes */
async function packed(
  entries: Iterable<readonly [string, Buffer]>,
  options: { mode?: number; after?: (bytes: Buffer) => Buffer } = {},
): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of entries)
    zip.addBuffer(content, name, options.mode ? { mode: options.mode } : {});
  zip.end();
  const bytes = Buffer.concat(await gathered(zip.outputStream as AsyncIterable<Buffer>));
  const path = files.file(`hostile-${(packedSoFar += 1)}.zip`);
  await writeFile(path, options.after?.(bytes) ?? bytes);
  return path;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const manifestOf = (all: Files): Manifest =>
  JSON.parse(String(all.get('manifest.json'))) as Manifest;
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** The good file with a changed manifest. */
const withManifest = (change: (manifest: Manifest) => unknown): Promise<string> => {
  const manifest = manifestOf(good);
  const changed = change(manifest) ?? manifest;
  return packed(new Map(good).set('manifest.json', json(changed)));
};

/** The good file with a changed table, its hash put right so that only the rows are wrong. */
async function withTable(name: string, change: (text: string) => string | Buffer): Promise<string> {
  const file = `tables/${name}.ndjson`;
  const content = Buffer.from(change(String(good.get(file))));
  const manifest = manifestOf(good);
  for (const table of manifest.tables) if (table.name === name) table.sha256 = sha256(content);
  return packed(new Map(good).set(file, content).set('manifest.json', json(manifest)));
}

const firstRow = (change: (row: Record<string, unknown>) => unknown) => (text: string) => {
  const [first = '', ...rest] = text.split('\n');
  return [JSON.stringify(change(JSON.parse(first) as Record<string, unknown>)), ...rest].join('\n');
};

const NOWHERE = '01234567-89ab-7def-8123-456789abcdef';

describe('a file that is not what it should be', () => {
  const cases: readonly [string, () => Promise<string>, RegExp][] = [
    [
      'is no ZIP',
      async () => (await writeFile(files.file('text'), 'no zip at all'), files.file('text')),
      /not a ZIP/,
    ],
    ['is not there', async () => files.file('nothing.zip'), /no such file/],
    [
      'is cut off',
      () => packed(good, { after: (bytes) => bytes.subarray(0, bytes.length / 2) }),
      /not a ZIP/,
    ],
    [
      'is some other ZIP',
      () => packed([['readme.txt', Buffer.from('hello')]]),
      /manifest\.json: is missing/,
    ],
    [
      'leaves its directory',
      () =>
        packed([...good, ['xx/evil', Buffer.from('!')]], {
          after: (bytes) =>
            Buffer.from(bytes.toString('latin1').replaceAll('xx/evil', '../evil'), 'latin1'),
        }),
      /\.\.\/evil/,
    ],
    [
      'has an absolute path',
      () =>
        packed([...good, ['xetc/x', Buffer.from('!')]], {
          after: (bytes) =>
            Buffer.from(bytes.toString('latin1').replaceAll('xetc/x', '/etc/x'), 'latin1'),
        }),
      /absolute path/,
    ],
    ['has a link in it', () => packed(good, { mode: 0o120777 }), /is a link/],
    [
      'has an entry twice',
      () => packed([...good, ['members.json', json([])]]),
      /two entries named members\.json/,
    ],
    [
      'has too many entries',
      () => packed(Array.from({ length: 1001 }, (_, i) => [`f${i}`, Buffer.alloc(0)] as const)),
      /1001 entries/,
    ],
    [
      'is a bomb',
      () => packed([...good, ['files/zeros', Buffer.alloc(64 * 2 ** 20)]]),
      /times its own size/,
    ],
    [
      'unpacks to more than it says',
      () =>
        packed(
          [...good].map(
            ([name, content]) =>
              [
                name,
                name === 'tables/task.ndjson'
                  ? Buffer.concat([content, Buffer.alloc(2 ** 20, 'x')])
                  : content,
              ] as const,
          ),
          {
            after: (bytes) =>
              shrunk(bytes, (good.get('tables/task.ndjson')?.length ?? 0) + 2 ** 20),
          },
        ),
      /tables\/task\.ndjson: cannot be read \(.*bytes/,
    ],
    [
      'has a file too many',
      () => packed([...good, ['tables/extra.ndjson', Buffer.alloc(0)]]),
      /tables\/extra\.ndjson: is not in the manifest/,
    ],
    [
      'has a file too few',
      () => packed([...good].filter(([name]) => name !== 'tables/label.ndjson')),
      /tables\/label\.ndjson: is missing/,
    ],
    [
      'has a manifest that is no JSON',
      () => packed(new Map(good).set('manifest.json', Buffer.from('{'))),
      /manifest\.json: is no JSON/,
    ],
    [
      'is of another format',
      () => withManifest((m) => ({ ...m, format: 'other' })),
      /must have the format taskforce-workspace/,
    ],
    [
      'is of a newer format',
      () => withManifest((m) => ({ ...m, formatVersion: 2, product: { version: '9.1.0' } })),
      /format version 2, made by TaskForce 9\.1\.0/,
    ],
    [
      'has a field nobody knows',
      () => withManifest((m) => ({ ...m, run: 'rm' })),
      /manifest\.json: must NOT have additional/,
    ],
    [
      'names a table twice',
      () => withManifest((m) => ({ ...m, tables: [...m.tables, m.tables[0]] })),
      /names a table twice/,
    ],
    [
      'names a file out of its place',
      () =>
        withManifest((m) => ({
          ...m,
          tables: m.tables.map((t) => ({ ...t, file: t.name === 'task' ? '/etc/passwd' : t.file })),
        })),
      /not its place/,
    ],
    [
      'has a table of a newer version',
      () => {
        const manifest = manifestOf(good);
        manifest.tables.push({
          ...manifest.tables[0]!,
          name: 'later',
          file: 'tables/later.ndjson',
        });
        return packed(
          new Map(good)
            .set('tables/later.ndjson', Buffer.alloc(0))
            .set('manifest.json', json(manifest)),
        );
      },
      /later: is a table this version does not have/,
    ],
    [
      'has a column of a newer version',
      () =>
        withManifest((m) => ({
          ...m,
          tables: m.tables.map((t) => ({
            ...t,
            columns: t.name === 'task' ? [...t.columns, 'mood'] : t.columns,
          })),
        })),
      /task\.mood: is a column this version does not have/,
    ],
    [
      'lacks a column that is needed',
      () =>
        withManifest((m) => ({
          ...m,
          tables: m.tables.map((t) => ({
            ...t,
            columns: t.columns.filter((c) => t.name !== 'task' || c !== 'title'),
          })),
        })),
      /task\.title: is missing/,
    ],
    [
      'was changed after it was written',
      () =>
        packed(
          new Map(good).set(
            'tables/label.ndjson',
            Buffer.from(String(good.get('tables/label.ndjson')).replace('bug', 'hug')),
          ),
        ),
      /tables\/label\.ndjson: is not what the manifest says/,
    ],
    [
      'has changed rows and a hash to match',
      () => withTable('label', (text) => text.replace('bug', 'hug')),
      /tables\/label\.ndjson: does not have the checksum/,
    ],
    [
      'has rows that are no JSON',
      () => withTable('task', (text) => text.replace('{', '')),
      /tables\/task\.ndjson:1: is no JSON/,
    ],
    [
      'has rows that are no objects',
      () => withTable('task', (text) => `[]\n${text}`),
      /tables\/task\.ndjson:1: must be an object/,
    ],
    [
      'has a last line cut off',
      () => withTable('task', (text) => text.slice(0, -1)),
      /line 3 is cut off/,
    ],
    [
      'is not UTF-8',
      () =>
        withTable('task', (text) =>
          Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 10])]),
        ),
      /tables\/task\.ndjson: cannot be read/,
    ],
    [
      'has a row too many',
      () => withTable('label', (text) => text + text.split('\n')[0] + '\n'),
      /has 3 rows; the manifest says 2/,
    ],
    [
      'has a wrong type',
      () =>
        withTable(
          'task',
          firstRow((row) => ({ ...row, number: '1' })),
        ),
      /:1: number must be a whole number/,
    ],
    [
      'has a wrong time',
      () =>
        withTable(
          'task',
          firstRow((row) => ({ ...row, created_at: '2026-02-30T00:00:00.000Z' })),
        ),
      /:1: created_at must be a time/,
    ],
    [
      'has a null where none may be',
      () =>
        withTable(
          'task',
          firstRow((row) => ({ ...row, title: null })),
        ),
      /:1: title must not be null/,
    ],
    [
      'has a zero character',
      () =>
        withTable(
          'task',
          firstRow((row) => ({ ...row, title: 'a\0b' })),
        ),
      /:1: title must be text without zero/,
    ],
    [
      'has half a character',
      () =>
        withTable(
          'task',
          firstRow((row) => ({ ...row, title: 'a\ud800b' })),
        ),
      /:1: title must be text without zero/,
    ],
    [
      'has a column too many in a row',
      () =>
        withTable(
          'task',
          firstRow((row) => ({ ...row, tenant_id: NOWHERE })),
        ),
      /:1: must have the columns/,
    ],
    [
      'has members who are no people',
      () => {
        const members = json([{ id: NOWHERE, role: 'god' }]);
        const manifest = manifestOf(good);
        return packed(
          new Map(good).set('members.json', members).set(
            'manifest.json',
            json({
              ...manifest,
              members: { file: 'members.json', count: 1, sha256: sha256(members) },
            }),
          ),
        );
      },
      /members\.json\/0/,
    ],
  ];

  it.each(cases)('%s: is refused, and nothing changes', async (_, make, reason) => {
    const path = await make();
    const before = await app.app.tenancy.list();
    const sums = await checksumsOf(app, await recordOf(app, slug));
    await expect(importTenant(depsOf(app), path, { slug: 'hostile' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(reason) as string,
    });
    await expect(restoreTenant(depsOf(app), await recordOf(app, slug), path)).rejects.toMatchObject(
      { code: 'invalid' },
    );
    expect((await app.app.tenancy.list()).length).toBe(before.length);
    expect(await checksumsOf(app, await recordOf(app, slug))).toEqual(sums);
    expect((await recordOf(app, slug)).state).toBe('active');
  });

  it('names line and column of the first twenty problems', async () => {
    const path = await withTable(
      'activity',
      (text) =>
        Array.from(
          { length: 30 },
          () => firstRow((row) => ({ ...row, at: 'now' }))(text).split('\n')[0],
        ).join('\n') + '\n',
    );
    const refused = (await importTenant(depsOf(app), path, { slug: 'hostile' }).catch(
      (error: unknown) => error,
    )) as { details: { fields: { path: string }[] } };
    expect(refused.details.fields.map(({ path: at }) => at)).toEqual(
      Array.from({ length: 20 }, (_, i) => `tables/activity.ndjson:${i + 1}`),
    );
  });

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
    const { Digest } = await import('#tenancy/transfer/index.ts');
    const digest = new Digest(entry.columns);
    for (const row of rows) digest.add(row as never);
    const content = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    Object.assign(entry, { sha256: sha256(content), checksum: digest.checksum.sum });
    const path = await packed(
      new Map(good).set(file, content).set('manifest.json', json(manifest)),
    );
    const { tenant } = await importTenant(depsOf(app), path, { slug: 'from-older' });
    expect((await checksumsOf(app, tenant!))['task']?.count).toBe(3);
  });
});

it('an export never overwrites a file, and leaves nothing half-written', async () => {
  const before = await readFile(files.file('good.zip'));
  await expect(
    exportTenant(depsOf(app), await recordOf(app, slug), files.file('good.zip')),
  ).rejects.toThrow('already');
  expect(await readFile(files.file('good.zip'))).toEqual(before);
  const failing = exportTenant(
    depsOf(app),
    await recordOf(app, slug),
    files.file('half.zip'),
    () => {
      throw new Error('cut off');
    },
  );
  await expect(failing).rejects.toThrow('cut off');
  await expect(readFile(files.file('half.zip'))).rejects.toThrow('ENOENT');
  await expect(readFile(files.file('half.zip.part'))).rejects.toThrow('ENOENT');
});

/** Halves the unpacked size that the directory tells of one entry. */
function shrunk(bytes: Buffer, size: number): Buffer {
  const changed = Buffer.from(bytes);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(size);
  for (let at = changed.indexOf(mark); at >= 0; at = changed.indexOf(mark, at + 1))
    changed.writeUInt32LE(size >> 1, at);
  return changed;
}

/** All hashes and checksums right, and a task whose project is not there. */
async function orphaned(): Promise<string> {
  const manifest = manifestOf(good);
  const entry = manifest.tables.find(({ name }) => name === 'task')!;
  const content = Buffer.from(
    String(good.get(entry.file)).replaceAll(/"project_id":"[^"]+"/g, `"project_id":"${NOWHERE}"`),
  );
  const { Digest } = await import('#tenancy/transfer/index.ts');
  const digest = new Digest(entry.columns);
  for (const line of String(content).trim().split('\n')) digest.add(JSON.parse(line) as never);
  Object.assign(entry, { sha256: sha256(content), checksum: digest.checksum.sum });
  return packed(new Map(good).set(entry.file, content).set('manifest.json', json(manifest)));
}
