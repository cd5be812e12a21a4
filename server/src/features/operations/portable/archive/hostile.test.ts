import { writeFile } from 'node:fs/promises';
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
import { importTenant, restoreTenant } from '../index.ts';

/** Files that are broken, forged or meant to do harm: each is refused in words, and nothing changes. */

let forge: Forge;
let app: TestApp;
let good: Files;
let slug: string;

beforeAll(async () => {
  forge = await Forge.open();
  ({ app, good, slug } = forge);
});
afterAll(() => forge[Symbol.asyncDispose]());

const packed: Forge['packed'] = (...args) => forge.packed(...args);
const withManifest: Forge['withManifest'] = (change) => forge.withManifest(change);
const withTable: Forge['withTable'] = (name, change) => forge.withTable(name, change);

const firstRow = (change: (row: Record<string, unknown>) => unknown) => (text: string) => {
  const [first = '', ...rest] = text.split('\n');
  return [JSON.stringify(change(JSON.parse(first) as Record<string, unknown>)), ...rest].join('\n');
};

const NOWHERE = '01234567-89ab-7def-8123-456789abcdef';

describe('a file that is not what it should be', () => {
  const cases: readonly [string, () => Promise<string>, RegExp][] = [
    [
      'is no ZIP',
      async () => (await writeFile(forge.file('text'), 'no zip at all'), forge.file('text')),
      /not a ZIP/,
    ],
    ['is not there', async () => forge.file('nothing.zip'), /no such file/],
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
      /manifest\.json: is not JSON/,
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
      /tables\/task\.ndjson:1: is not JSON/,
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
