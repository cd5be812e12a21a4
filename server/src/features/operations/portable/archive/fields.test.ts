import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { currentTables } from '#tenancy/transfer/index.ts';
import {
  type Files,
  Forge,
  json,
  manifestOf,
  sha256,
} from '../../../../../test/factories/archives.ts';
import { checksumsOf, depsOf, recordOf } from '../../../../../test/factories/portable.ts';
import { exportTenant, importTenant, restoreTenant } from '../index.ts';
import { FieldRules } from './rules.ts';

/** Files that are well made and say in one field what no request could have said. */

let forge: Forge;
let good: Files;
beforeAll(async () => {
  forge = await Forge.open();
  ({ good } = forge);
});
afterAll(() => forge[Symbol.asyncDispose]());

type Fields = Readonly<Record<string, unknown>>;
const AT = '2026-03-31T08:15:00.000Z';
const first = (table: string): Fields =>
  JSON.parse(String(good.get(`tables/${table}.ndjson`)).split('\n')[0] || '{}') as Fields;

const templateText = (category = 'done', to = 'B'): string =>
  JSON.stringify([
    { name: 'A', category: 'todo', color: '#868e96', next: [to] },
    { name: 'B', category, color: '#868e96', next: [] },
  ]);

/** Rows of tables that the good file has none of. */
const MADE: Readonly<Record<string, () => Fields>> = {
  notification: () => ({
    id: newId(),
    person_id: first('person')['id'],
    project_id: first('project')['id'],
    task_id: null,
    actor_id: null,
    group_key: null,
    data: JSON.stringify([
      { event: newId(), at: AT, notes: [{ kind: 'assigned', from: null, to: null }] },
    ]),
    at: AT,
    shows_at: AT,
    read_at: null,
    snoozed_until: null,
    version: 1,
  }),
  webhook_endpoint: () => ({
    id: newId(),
    url: 'https://hooks.example/x',
    description: '',
    event_types: null,
    secret: 'v1.abc',
    previous_secret: null,
    previous_until: null,
    state: 'active',
    disabled_why: null,
    disabled_at: null,
    failing_since: null,
    version: 1,
    created_at: AT,
    updated_at: AT,
  }),
  external_source: () => ({
    id: newId(),
    name: 'Elsewhere',
    url: 'https://elsewhere.example/list',
    headers: null,
    header_names: '[]',
    items_path: '',
    mapping: '{"id":"id","title":"title"}',
    enabled: true,
    version: 1,
    created_at: AT,
    updated_at: AT,
  }),
  report: () => ({
    id: newId(),
    project_id: first('project')['id'],
    owner_id: first('person')['id'],
    format: 'html',
    name: 'PORT-report.html',
    content: 'é',
    size: 2,
    created_at: AT,
    expires_at: AT,
  }),
  project_snapshot: () => ({
    project_id: first('project')['id'],
    day: '2026-03-31',
    total: 0,
    open: 0,
    in_progress: 0,
    blocked: 0,
    done: 0,
    created: 0,
    completed: 0,
    overdue: 0,
  }),
  workflow_state: () => ({
    project_id: first('project')['id'],
    id: newId(),
    name: 'Review',
    color: '#3b5bdb',
    category: 'doing',
    position: 0,
    wip_limit: null,
  }),
  project_snapshot_state: () => ({
    project_id: first('project')['id'],
    day: '2026-03-31',
    state_id: '00000000-0000-7000-8000-000000000001',
    category: 'todo',
    tasks: 1,
  }),
};

/** The good file with other values in the first row of a table, every hash and checksum right. */
const withFields = (table: string, fields: Fields): Promise<string> => {
  const lines = String(good.get(`tables/${table}.ndjson`))
    .split('\n')
    .filter(Boolean);
  const row = MADE[table]?.() ?? first(table);
  lines[0] = JSON.stringify({ ...row, ...fields });
  return forge.withRows(table, lines);
};

const deep = (value: unknown): string => JSON.stringify(value);
const long = (length: number): string => 'x'.repeat(length);

const REFUSED: readonly [table: string, fields: Fields, field: RegExp][] = [
  // Lengths and what has to be visible.
  ['task', { title: long(256) }, /title must NOT have more than 255 characters/],
  ['task', { title: ' \t' }, /title must match/],
  ['task', { description: long(100_001) }, /description must NOT have more/],
  ['project', { name: long(121) }, /name must NOT have more/],
  ['project', { description: long(20_001) }, /description must NOT/],
  ['person', { name: '' }, /name must NOT have fewer/],
  ['person', { name: 'Ada\u001b[2J' }, /name must match/],
  ['person', { handle: long(301) }, /handle must NOT/],
  ['label', { name: long(51) }, /name must NOT/],
  ['task_label', { label: '' }, /label must NOT/],
  ['activity', { note: long(2001) }, /note must NOT/],
  ['activity', { task_title: long(256) }, /task_title must NOT/],
  // Words of which there are few.
  ['task', { status: 'a,b' }, /status must match/],
  ['workflow_state', { category: 'over' }, /category must be/],
  ['workflow_state', { name: ' x' }, /name must match/],
  ['workflow_state', { wip_limit: 0 }, /wip_limit must be/],
  ['workflow_state', { color: 'red' }, /color must match/],
  ['project', { wip_policy: 'odd' }, /wip_policy must be/],
  ['project', { status: 'gone' }, /status must be equal/],
  ['project', { visibility: 'world' }, /visibility must be equal/],
  ['person', { kind: 'god' }, /kind must be equal/],
  ['project_member', { role: 'owner' }, /role must be equal/],
  ['activity', { kind: 'task.hacked' }, /kind must be equal/],
  ['webhook_endpoint', { state: 'odd' }, /state must be equal/],
  ['report', { format: 'svg' }, /format must be equal/],
  // Forms.
  ['project', { color: 'red;background:url(//x)' }, /color must match/],
  ['label', { color: '#12345' }, /color must match/],
  ['project', { key: 'lower' }, /key must match/],
  ['task', { project_key: '../x' }, /project_key must match/],
  ['task', { rank: 'a0\u007f' }, /rank must be a place/],
  ['task', { rank: 'a00' }, /rank must be a place/],
  ['task', { rank: '' }, /rank must NOT have fewer/],
  ['report', { name: '../../../etc/passwd' }, /name must match/],
  ['report', { name: 'a\r\nSet-Cookie: x' }, /name must match/],
  ['report', { size: 1 }, /size must be/],
  ['webhook_endpoint', { secret: 'whsec_plain' }, /secret must match/],
  ['external_source', { headers: '{"Authorization":"x"}' }, /headers must match/],
  ['external_source', { items_path: 'a..b' }, /items_path must match/],
  ['external_source', { name: ' Local ' }, /name must be another/],
  ['idempotency', { route: 'x' }, /route must match/],
  ['idempotency', { key: 'a b' }, /key must match/],
  ['idempotency', { fingerprint: 'f' }, /fingerprint must match/],
  ['idempotency', { status: 0 }, /status must be >= 1/],
  ['idempotency', { response: '{' }, /response must be JSON/],
  // Numbers.
  ['task', { priority: 9 }, /priority must be <= 4/],
  ['task', { number: 0 }, /number must be >= 1/],
  ['task', { number: 2 ** 40 }, /number must be <=/],
  ['task', { estimate_minutes: -1 }, /estimate_minutes must be >= 0/],
  ['task', { version: 0 }, /version must be >= 1/],
  ['project', { next_number: -7 }, /next_number must be >= 1/],
  ['project_snapshot', { done: -1 }, /done must be >= 0/],
  ['project_snapshot_state', { category: 'over' }, /category must be/],
  ['task_transition', { to_category: 'over' }, /to_category must be/],
  // Days and times.
  ['task', { due_at: '2026-02-30T00:00:00.000Z' }, /due_at must be a time/],
  ['task', { due_at: '0000-01-01T00:00:00.000Z' }, /due_at must be a time/],
  ['task', { start_date: '2026-13-01' }, /start_date must be a date/],
  ['task', { start_date: '9999-01-01' }, /start_date must be a date/],
  ['project', { start_date: '2026-05-02', target_date: '2026-05-01' }, /target_date must not be/],
  // Text that no database, or no other parser, takes.
  ['task', { title: 'a\ud800' }, /title must be text/],
  ['task', { description: 'a\0' }, /description must be text/],
  [
    'activity',
    { changes: String.raw`[{"field":"title","from":null,"to":"\ud800"}]` },
    /changes.*surrogate/,
  ],
  // JSON inside of text.
  ['task', { labels: '{' }, /labels must be JSON/],
  ['task', { labels: '{"a":1}' }, /labels must be array/],
  ['task', { labels: deep(Array.from({ length: 21 }, (_, i) => `l${i}`)) }, /labels must NOT/],
  ['task', { labels: deep([7]) }, /labels, at 0, must be string/],
  [
    'activity',
    { changes: deep([{ field: 'title', from: null, to: { html: 'x' } }]) },
    /changes, at 0/,
  ],
  ['activity', { changes: deep('x') }, /changes must be array/],
  ['notification', { data: '[]' }, /data must NOT have fewer/],
  [
    'notification',
    { data: deep([{ event: 'e', at: AT, notes: [{ kind: 'x', from: null, to: null }] }]) },
    /data, at 0.notes.0.kind, must be equal/,
  ],
  ['external_source', { mapping: '{"id":"id"}' }, /mapping must have required property 'title'/],
  [
    'external_source',
    { mapping: '{"id":"id","title":"__proto__..x"}' },
    /mapping, at title, must match/,
  ],
  ['workflow_template', { states: '[' }, /states must be JSON/],
  ['workflow_template', { states: '[]' }, /states must NOT have fewer than 2 items/],
  ['workflow_template', { states: templateText('doing') }, /states must have a state of the/],
  ['workflow_template', { states: templateText('done', 'Nowhere') }, /states.0.next.0 must be/],
  ['workflow_template', { wip_policy: 'ask' }, /wip_policy must be/],
  ['comment', { body: ' ' }, /body must not be empty/],
  ['comment', { deleted_at: AT }, /body must be empty once deleted/],
  ['comment', { version: 0 }, /version must be/],
  ['comment_version', { version: -1 }, /version must be/],
  ['comment_version', { body: 'x'.repeat(20_001) }, /body must NOT have more than 20000/],
  ['comment_reaction', { reaction: 'hat' }, /reaction must be/],
  ['external_source', { header_names: '["a\\nb"]' }, /header_names, at 0, must match/],
  ['webhook_endpoint', { event_types: '[1]' }, /event_types, at 0, must be string/],
  // Addresses without which a row is nothing.
  ['webhook_endpoint', { url: 'javascript:alert(1)' }, /url must be an http/],
  ['webhook_endpoint', { url: 'file:///etc/passwd' }, /url must be an http/],
  ['external_source', { url: 'gopher://127.0.0.1:6379/_' }, /url must be an http/],
];

it('every column of every table has a rule', async () => {
  expect(
    new FieldRules(depsOf(forge.app).rules).unruled(await currentTables(forge.app.server)),
  ).toEqual([]);
});

describe('a field that no request could have written', () => {
  it.each(REFUSED)('%s %j is refused by entry, line and field', async (table, fields, said) => {
    const path = await withFields(table, fields);
    await expect(importTenant(depsOf(forge.app), path, { slug: 'hostile' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(
        new RegExp(String.raw`tables/${table}\.ndjson:1: ${said.source}`),
      ) as string,
    });
  });

  it('leaves nothing behind, and a workspace that was to be restored as it is', async () => {
    expect(await forge.app.app.tenancy.find('hostile')).toBeUndefined();
    const tenant = await recordOf(forge.app, forge.slug);
    const before = await checksumsOf(forge.app, tenant);
    const path = await withFields('task', { rank: '' });
    await expect(restoreTenant(depsOf(forge.app), tenant, path)).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await checksumsOf(forge.app, tenant)).toEqual(before);
  });

  it.each(Object.keys(MADE))('is not what a good row of %s has', async (table) => {
    const path = await withFields(table, {});
    const { rows } = await importTenant(depsOf(forge.app), path, { slug: 'fine', dryRun: true });
    expect(rows).toBeGreaterThan(0);
  });
});

describe('people, domains and the manifest', () => {
  const member = () => (JSON.parse(String(good.get('members.json'))) as Fields[])[0];
  const withList = (name: 'members' | 'domains', list: readonly unknown[]): Promise<string> => {
    const bytes = json(list);
    const manifest = manifestOf(good);
    manifest[name] = { file: `${name}.json`, count: list.length, sha256: sha256(bytes) };
    const files = new Map(good).set(`${name}.json`, bytes).set('manifest.json', json(manifest));
    return forge.packed(files);
  };

  it.each<[Fields, RegExp]>([
    [{ email: 'nobody' }, /members\.json\/0\/email: must match/],
    [{ email: 'a@b.example\r\nBcc: x@y.example' }, /members\.json\/0\/email/],
    [{ username: 'a b' }, /members\.json\/0\/username/],
    [{ fullName: '\u0007' }, /members\.json\/0\/fullName/],
    [{ fullName: long(121) }, /members\.json\/0\/fullName/],
    [{ locale: 'xx_YY' }, /members\.json\/0\/locale: must be a language/],
    [{ timeZone: 'Nowhere/Else' }, /members\.json\/0\/timeZone: must be an IANA/],
    [{ role: 'god' }, /members\.json\/0\/role/],
    [{ department: long(121) }, /members\.json\/0\/department/],
    [{ title: 'a\nb' }, /members\.json\/0\/title/],
    [{ joinedAt: '2026-02-30T00:00:00.000Z' }, /members\.json\/0\/joinedAt: must be a time/],
    [{ id: 'urn:uuid:01234567-89ab-7def-8123-456789abcdef' }, /members\.json\/0\/id/],
  ])('a member with %j is refused', async (fields, said) => {
    await refused(await withList('members', [{ ...member(), ...fields }]), said);
  });

  it.each(['\u001b]0;x\u0007', 'a b.example', 'no-dot', long(300)])(
    'the domain %j is refused',
    async (host) => {
      const path = await withList('domains', [{ host, primary: false, verified: true }]);
      await refused(path, /domains\.json\/0\/host/);
    },
  );

  it.each<[Fields, RegExp]>([
    [{ slug: 'Not A Slug' }, /manifest\.json\/tenant\/slug/],
    [{ name: long(121) }, /manifest\.json\/tenant\/name/],
    [{ plan: 'a\nb' }, /manifest\.json\/tenant\/plan/],
    [{ createdAt: '2026-02-30T00:00:00.000Z' }, /manifest\.json\/tenant\/createdAt/],
    [
      { settings: { timeZone: 'Mars/Base', retentionDays: 30, retainCompleted: true } },
      /manifest\.json\/tenant\/settings\/timeZone: must be an IANA/,
    ],
  ])('a workspace with %j is refused', async (fields, said) => {
    const path = await forge.withManifest((m) => ({ ...m, tenant: { ...m.tenant, ...fields } }));
    await refused(path, said);
  });

  it('a name or a slug given beside the file is held to the same', async () => {
    const path = await withFields('task', {});
    const given = (options: object) => importTenant(depsOf(forge.app), path, options);
    await expect(given({ slug: 'hostile', name: 'a\u0000' })).rejects.toThrow(/--name: must match/);
    await expect(given({ slug: 'wpad' })).rejects.toThrow(/reserved/);
  });

  async function refused(path: string, said: RegExp): Promise<void> {
    await expect(importTenant(depsOf(forge.app), path, { slug: 'hostile' })).rejects.toThrow(said);
    expect(await forge.app.app.tenancy.find('hostile')).toBeUndefined();
  }
});

describe('links in a file', () => {
  const BAD = ['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', `https://${long(2000)}`];

  it.each(BAD)('%.40j is dropped and counted', async (link) => {
    const deps = depsOf(forge.app);
    const task = await withFields('task', { external_url: link });
    const changes = deep([{ field: 'source', from: null, to: link }]);
    const history = await withFields('activity', { kind: 'task.imported', changes });
    for (const path of [task, history])
      expect(await importTenant(deps, path, { slug: 'dry', dryRun: true })).toMatchObject({
        linksDropped: 1,
      });
  });

  it('is not there when the rows are', async () => {
    const deps = depsOf(forge.app);
    const [bad = ''] = BAD;
    const tenant = await recordOf(forge.app, forge.slug);
    const path = await withFields('task', { external_url: bad });
    expect(await restoreTenant(deps, tenant, path)).toMatchObject({ linksDropped: 1 });
    const again = forge.file('again.zip');
    await exportTenant(deps, tenant, again);
    const { linksDropped } = await importTenant(deps, again, { slug: 'again' });
    expect(linksDropped).toBe(0);
  });

  it.each(['https://example.com/1', 'http://example.com/2'])('%s stays', async (link) => {
    const path = await withFields('task', { external_url: link });
    const { linksDropped } = await importTenant(depsOf(forge.app), path, {
      slug: 'fine',
      dryRun: true,
    });
    expect(linksDropped).toBe(0);
  });
});
