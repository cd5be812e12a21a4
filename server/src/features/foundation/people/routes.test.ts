import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES, type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';

let t: TestApp;
let owner: Person;
let admin: Person;
let member: Person;

beforeAll(async () => {
  t = await startTestApp();
  owner = await t.signUp({ plan: 'basic' });
  admin = await t.addMember(owner, 'admin');
  member = await t.addMember(owner, 'member');
});
afterAll(() => t[Symbol.asyncDispose]());

interface Member {
  userId: string;
  name: string;
  role: string;
  can: { changeRole: boolean; remove: boolean };
}
interface List<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}
const within = (as: Person) => ({ as, tenant: as.tenant });
const patch = (as: Person, who: Person, body: object) =>
  t.request('PATCH', `/tenant/members/${who.userId}`, { ...within(as), body });
const remove = (as: Person, who: Person) =>
  t.request('DELETE', `/tenant/members/${who.userId}`, within(as));
const members = (as: Person, query = '') =>
  t.request<List<Member>>('GET', `/tenant/members${query}`, within(as));
const directory = (as: Person, query = '') =>
  t.request<List<{ id: string; name: string; kind: string; active: boolean }>>(
    'GET',
    `/tenant/people${query}`,
    within(as),
  );
const told = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as { code?: string })?.code,
];

describe('the workspace', () => {
  test('tells each member what they may do', async () => {
    const asMember = await t.request('GET', '/tenant', within(member));
    expect(asMember.body).toMatchObject({
      slug: owner.tenant,
      plan: 'basic',
      isolation: 'schema',
      can: {
        update: false,
        manageMembers: false,
        invite: false,
        createProject: false,
        manageDomains: false,
        manageWebhooks: false,
        manageLabels: false,
        manageExternalSources: false,
      },
    });
    const asAdmin = await t.request('GET', '/tenant', within(admin));
    expect(asAdmin.body['can']).toEqual({
      update: true,
      manageMembers: true,
      invite: true,
      createProject: true,
      manageDomains: true,
      manageWebhooks: true,
      manageLabels: true,
      manageWorkflowTemplates: true,
      manageExternalSources: true,
    });
    expect(asAdmin.headers['etag']).toBe('"1"');
  });

  test('is renamed by admins, against its version when one is named', async () => {
    const own = await t.signUp();
    const rename = (body: object, headers = {}) =>
      t.request('PATCH', '/tenant', { ...within(own), body, headers });
    expect((await rename({ name: ' New   Name ' }, { 'if-match': '"1"' })).body).toMatchObject({
      name: 'New Name',
      version: 2,
    });
    const stale = await rename({ name: 'Newer' }, { 'if-match': '"1"' });
    expect(stale.body).toMatchObject({ status: 412, code: 'version_mismatch', currentVersion: 2 });
    expect((await t.request('GET', '/tenant', within(own))).body).toMatchObject({
      name: 'New Name',
      version: 2,
    });
    expect((await rename({ name: '   ' })).status).toBe(422);
    expect((await rename({ name: 'x', slug: 'other' })).status).toBe(422);
    expect(
      told(await t.request('PATCH', '/tenant', { ...within(member), body: { name: 'Mine' } })),
    ).toEqual([403, 'forbidden']);
  });
});

describe('members', () => {
  test('are listed by name, found by part of it, and come page by page', async () => {
    const all = await members(member, '?count=true');
    expect(all.body).toMatchObject({ total: 3, nextCursor: null });
    expect(all.body.items.map((m) => m.role)).toEqual(['admin', 'member', 'owner']);
    const pages: Member[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: List<Member> } = await members(
        member,
        `?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      pages.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(pages).toEqual(all.body.items);
    expect(
      (await members(member, `?q=${owner.email.slice(0, 8).toUpperCase()}`)).body.items,
    ).toMatchObject([{ role: 'owner' }]);
    expect(
      (await members(member, '?q=%25')).body.items,
      'a per cent sign is a per cent sign',
    ).toEqual([]);
    expect((await members(member, '?q=nobody&count=true')).body).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });

  test('carry what the caller may do to them', async () => {
    const can = async (as: Person) =>
      Object.fromEntries((await members(as)).body.items.map((m) => [m.role, m.can]));
    const no = { changeRole: false, remove: false };
    const yes = { changeRole: true, remove: true };
    expect(await can(owner)).toEqual({ owner: no, admin: yes, member: yes });
    expect(await can(admin)).toEqual({ owner: no, admin: yes, member: yes });
    expect(await can(member)).toEqual({
      owner: no,
      admin: no,
      member: { changeRole: false, remove: true },
    });
  });

  test('change role, at once for what they may do', async () => {
    const rising = await t.addMember(owner, 'member');
    expect(told(await patch(rising, member, { role: 'viewer' }))).toEqual([403, 'forbidden']);
    expect(
      (await patch(admin, rising, { role: 'admin', department: 'R&D', title: 'Lead' })).body,
    ).toMatchObject({
      role: 'admin',
      department: 'R&D',
      title: 'Lead',
    });
    expect((await patch(rising, member, { title: 'Baker' })).status).toBe(200);
    expect((await patch(admin, rising, { department: null })).body).toMatchObject({
      department: null,
      title: 'Lead',
    });
    expect((await patch(admin, rising, {})).status).toBe(200);
  });

  test('are not raised above the one who raises them', async () => {
    const other = await t.addMember(owner, 'member');
    expect(told(await patch(admin, other, { role: 'owner' }))).toEqual([403, 'forbidden']);
    expect(told(await patch(admin, admin, { role: 'owner' }))).toEqual([403, 'forbidden']);
    expect(told(await patch(admin, owner, { role: 'member' }))).toEqual([403, 'forbidden']);
    expect(told(await remove(admin, owner))).toEqual([403, 'forbidden']);
    expect(told(await patch(other, other, { role: 'admin' }))).toEqual([403, 'forbidden']);
  });

  test('switched off are out, keep their name, and can be brought back', async () => {
    const sleeper = await t.addMember(owner, 'member');
    expect((await patch(admin, sleeper, { active: false })).body).toMatchObject({ active: false });
    expect(told(await members(sleeper))).toEqual([403, 'not_a_member']);
    expect((await directory(owner)).body.items.find((p) => p.id === sleeper.userId)).toMatchObject({
      active: false,
    });
    expect((await patch(admin, sleeper, { active: true })).status).toBe(200);
    expect((await members(sleeper)).status).toBe(200);
    expect((await directory(owner)).body.items.find((p) => p.id === sleeper.userId)).toMatchObject({
      active: true,
    });
  });

  test('of another workspace, and nobody, are the same 404', async () => {
    const stranger = await t.signUp();
    const foreign = await patch(owner, stranger, { role: 'viewer' });
    const nobody = await patch(
      owner,
      { ...stranger, userId: '01a1fc93-20f1-75b5-ada2-6b3d604ae000' },
      { role: 'viewer' },
    );
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...nobody.body, requestId: '' });
    expect((await remove(owner, stranger)).status).toBe(404);
    expect((await patch(owner, { ...stranger, userId: 'nonsense' }, {})).status).toBe(422);
  });

  test.each([
    [{ role: 'god' }, 'role'],
    [{ userId: 'x' }, 'userId'],
    [{ title: '' }, 'title'],
    [{ active: 'yes' }, 'active'],
  ])('refuse %j', async (body, path) => {
    const answer = await t.request<{ errors: { path: string }[] }>(
      'PATCH',
      `/tenant/members/${member.userId}`,
      { ...within(owner), body },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((e) => e.path)).toContain(path);
  });
});

describe('the last owner', () => {
  test('can neither step down, nor be switched off, nor leave', async () => {
    for (const change of [{ role: 'admin' }, { active: false }]) {
      expect(told(await patch(owner, owner, change))).toEqual([409, 'last_owner']);
    }
    expect(told(await remove(owner, owner))).toEqual([409, 'last_owner']);
  });

  test('stays although two owners show each other out at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await t.signUp();
      const second = await t.addMember(first, 'admin');
      expect((await patch(first, second, { role: 'owner' })).status).toBe(200);
      const statuses = (await Promise.all([remove(first, second), remove(second, first)])).map(
        (a) => a.status,
      );
      expect(
        statuses.filter((s) => s === 204),
        statuses.join(),
      ).toHaveLength(1);
    }
  });
});

describe.each(ENGINES)('in a %s cell', (_, plan) => {
  test('who is removed is out within the second and stays in the directory as inactive', async () => {
    const boss = await t.signUp({ plan });
    const leaver = await t.addMember(boss, 'member');
    expect((await members(leaver)).status).toBe(200);
    expect((await remove(boss, leaver)).status).toBe(204);
    expect(told(await members(leaver))).toEqual([403, 'not_a_member']);
    expect((await members(boss)).body.items).toHaveLength(1);
    const people = (await directory(boss)).body.items;
    expect(people.find((p) => p.id === leaver.userId)).toMatchObject({
      kind: 'member',
      active: false,
    });
    expect((await remove(boss, leaver)).status).toBe(404);
  });

  test('outside people get one row for each handle, renamed when their name changes', async () => {
    const boss = await t.signUp({ plan });
    const tenant = await t.app.tenancy.find(boss.tenant);
    if (!tenant) throw new Error('no tenant');
    const scope = t.app.tenancy.scopeOf(tenant);
    const many = Array.from({ length: 130 }, (__, i) => ({
      handle: `github:p${i}`,
      name: `Person ${i}`,
    }));
    const first = await scope.transact((tx) => t.app.people.upsertExternals(tx, many));
    const again = await scope.transact((tx) =>
      t.app.people.upsertExternals(tx, [
        ...many,
        { handle: 'github:p7', name: 'Seventh' },
        { handle: 'github:new', name: 'New' },
      ]),
    );
    expect(first.size).toBe(130);
    expect(again.size).toBe(131);
    for (const [handle, id] of first) expect(again.get(handle)).toBe(id);
    expect((await scope.transact((tx) => t.app.people.upsertExternals(tx, []))).size).toBe(0);
    await t.app.people.changed(boss.tenantId);
    const { items } = (await directory(boss)).body;
    expect(items).toHaveLength(132);
    expect(items.find((p) => p.id === first.get('github:p7'))).toMatchObject({
      name: 'Seventh',
      kind: 'external',
    });
  });
});

test('the directory comes by name, page by page, and by part of a name', async () => {
  const all = (await directory(owner)).body.items;
  const pages = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { body: List<object> } = await directory(
      owner,
      `?limit=2${cursor && `&cursor=${cursor}`}`,
    );
    pages.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  expect(pages).toEqual(all);
  expect((await directory(owner, '?q=OWNER')).body.items).toMatchObject([{ id: owner.userId }]);
});
