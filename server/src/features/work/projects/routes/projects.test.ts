import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import {
  type Client,
  type PageAnswer,
  type ProblemAnswer,
  type ProjectAnswer,
  join,
  openWorkspace,
} from '../../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';
import { createProject } from '../actions/create.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const url = (who: Client): string => `/projects/MAIN/members/${who.person.userId}`;
const keysOf = async (client: Client, query = ''): Promise<string[]> =>
  (
    await client.ok<PageAnswer<ProjectAnswer>>('GET', `/projects?limit=100&sort=key${query}`)
  ).items.map(({ key }) => key);

describe.each(ENGINES)('projects in the %s layout', (_layout, plan) => {
  let owner: Client;
  let manager: Client;
  let member: Client;
  let project: ProjectAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    manager = await join(app, owner, 'manager');
    member = await join(app, owner, 'member');
    project = await manager.project({ key: 'MAIN', name: 'Main' });
  });

  describe('created', () => {
    it('belong to and are led by their creator', async () => {
      expect(project).toMatchObject({
        key: 'MAIN',
        name: 'Main',
        description: '',
        status: 'active',
        visibility: 'workspace',
        owner: { id: manager.person.userId },
        version: 1,
        role: 'lead',
        can: { update: true, delete: true, createTask: true, manageMembers: true },
      });
      expect(project.color).toMatch(/^#[0-9a-f]{6}$/);
      const members = await manager.ok<PageAnswer<object>>('GET', '/projects/MAIN/members');
      expect(members.items).toEqual([
        { userId: manager.person.userId, name: expect.any(String), role: 'lead' },
      ]);
      expect(await manager.activity('/projects/MAIN')).toMatchObject([
        { kind: 'project.created', actor: { id: manager.person.userId }, task: null },
      ]);
    });

    it('get a key from their name, with a number where it is taken, even by a deleted one', async () => {
      const first = await manager.project({ name: 'Zebra crossing' });
      await manager.ok('DELETE', `/projects/${first.id}`);
      const second = await manager.project({ name: 'Zebra crossing' });
      expect([first.key, second.key]).toEqual(['ZC', 'ZC2']);
      await manager.ok('DELETE', `/projects/${second.id}`);
    });

    it('refuse a key that is taken, or is being taken at the same moment', async () => {
      expect(await manager.refusal('POST', '/projects', { key: 'MAIN', name: 'x' })).toBe(
        '409 duplicate_key',
      );
      const tenant = await app.app.tenancy.find(owner.person.tenantId);
      if (!tenant) throw new Error('no such tenant');
      const actor = {
        userId: owner.person.userId,
        tenantId: tenant.id,
        name: 'x',
        role: 'owner',
      } as const;
      const by = { actor, tenant, people: new Map() };
      let second: Promise<string> | undefined;
      await app.app.tenancy.scopeOf(tenant).transact(async (tx) => {
        await createProject(tx, by, { key: 'RACE', name: 'first' });
        second = manager.refusal('POST', '/projects', { key: 'RACE', name: 'second' });
        await setTimeout(200);
      });
      expect(await second).toBe('409 duplicate_key');
      await manager.ok('DELETE', '/projects/RACE');
    });

    it.each([
      ['no name', { name: undefined }, '422 invalid name'],
      ['a name of white space', { name: '  ' }, '422 invalid name'],
      ['a name of 121 characters', { name: 'x'.repeat(121) }, '422 invalid name'],
      ['a key in lower case', { key: 'abc' }, '422 invalid key'],
      ['a key of one letter', { key: 'A' }, '422 invalid key'],
      ['a key that begins with a digit', { key: '1A' }, '422 invalid key'],
      ['a key of eleven', { key: 'ABCDEFGHIJK' }, '422 invalid key'],
      ['an unknown status', { status: 'open' }, '422 invalid status'],
      ['an unknown visibility', { visibility: 'public' }, '422 invalid visibility'],
      ['a colour that is none', { color: 'red' }, '422 invalid color'],
      ['a day that does not exist', { startDate: '2026-02-30' }, '422 invalid startDate'],
      [
        'an end before the beginning',
        { startDate: '2026-02-02', targetDate: '2026-02-01' },
        '422 invalid targetDate',
      ],
      ['an unknown field', { id: newId() }, '422 invalid id'],
    ])('refuse %s', async (_what, fields, answer) => {
      expect(await manager.refusal('POST', '/projects', { name: 'x', ...fields })).toBe(answer);
    });

    it('only by managers and up', async () => {
      const viewer = await join(app, owner, 'viewer');
      for (const client of [member, viewer]) {
        const answer = await client.send<ProblemAnswer>('POST', '/projects', { name: 'x' });
        expect([answer.status, answer.body['right']]).toEqual([403, 'project.create']);
      }
    });
  });

  describe('changed', () => {
    it('take any of their fields, and tell what changed', async () => {
      const changed = await manager.ok<ProjectAnswer>('PATCH', '/projects/main', {
        name: ' Renamed ',
        status: 'paused',
        color: '#AABBCC',
        startDate: '2026-01-01',
        targetDate: '2026-12-31',
        ownerId: member.person.userId,
      });
      expect(changed).toMatchObject({
        name: 'Renamed',
        status: 'paused',
        color: '#aabbcc',
        version: 2,
        owner: { id: member.person.userId },
      });
      expect(await manager.ok('GET', `/projects/${project.id}`)).toEqual(changed);
      expect((await member.ok<ProjectAnswer>('GET', '/projects/MAIN')).role).toBe('lead');
      expect((await manager.activity('/projects/MAIN'))[0]).toMatchObject({
        kind: 'project.updated',
        changes: [
          { field: 'name', from: 'Main', to: 'Renamed' },
          { field: 'status', from: 'active', to: 'paused' },
          { field: 'color', from: project.color, to: '#aabbcc' },
          { field: 'owner', from: { id: manager.person.userId }, to: { id: member.person.userId } },
          { field: 'startDate', from: null, to: '2026-01-01' },
          { field: 'targetDate', from: null, to: '2026-12-31' },
        ],
      });
      expect(await manager.ok('PATCH', '/projects/MAIN', { name: 'Renamed' })).toEqual(changed);
      await manager.ok('PATCH', '/projects/MAIN', {
        ownerId: manager.person.userId,
        status: 'active',
      });
      await manager.ok('DELETE', `/projects/MAIN/members/${member.person.userId}`);
    });

    it('refuse what is not right, not allowed, or changed in the meantime', async () => {
      expect(await manager.refusal('PATCH', '/projects/MAIN', { ownerId: newId() })).toBe(
        '422 invalid ownerId',
      );
      expect(await manager.refusal('PATCH', '/projects/MAIN', { targetDate: '2025-01-01' })).toBe(
        '422 invalid targetDate',
      );
      expect(await manager.refusal('PATCH', '/projects/MAIN', { key: 'OTHER' })).toBe(
        '422 invalid key',
      );
      expect(await member.refusal('PATCH', '/projects/MAIN', { name: 'x' })).toBe('403 forbidden');
      expect(
        await manager.refusal('PATCH', '/projects/MAIN', { name: 'x' }, { 'if-match': '"1"' }),
      ).toBe('412 version_mismatch');
      expect(
        await manager.refusal('DELETE', '/projects/MAIN', undefined, { 'if-match': '"1"' }),
      ).toBe('412 version_mismatch');
      expect(await manager.refusal('PATCH', `/projects/${newId()}`, { name: 'x' })).toBe(
        '404 not_found',
      );
    });
  });

  it('deleted, are gone until they are restored', async () => {
    const doomed = await manager.project({ name: 'Doomed' });
    expect(await member.refusal('DELETE', `/projects/${doomed.id}`)).toBe('403 forbidden');
    expect((await manager.send('DELETE', `/projects/${doomed.id}`)).status).toBe(204);
    for (const path of ['', '/members', '/activity', '/statistics']) {
      expect((await manager.get(`/projects/${doomed.key}${path}`)).status).toBe(404);
    }
    expect(await keysOf(manager)).not.toContain(doomed.key);
    expect(await keysOf(manager, '&deleted=true')).toContain(doomed.key);
    expect(await member.refusal('POST', `/projects/${doomed.id}/restore`)).toBe('403 forbidden');
    const restored = await manager.ok<ProjectAnswer>('POST', `/projects/${doomed.id}/restore`);
    expect(restored).toMatchObject({ deletedAt: null, version: 3 });
    expect(await manager.ok('POST', `/projects/${doomed.id}/restore`)).toEqual(restored);
    await manager.ok('DELETE', `/projects/${doomed.id}`);
  });

  it('archived, rest: apart in the list, unchangeable, until they are taken up again', async () => {
    const archived = await manager.ok<ProjectAnswer>('POST', '/projects/MAIN/archive');
    expect(archived).toMatchObject({
      can: { update: false, createTask: false, manageMembers: false, delete: true },
    });
    expect(archived.archivedAt).not.toBeNull();
    expect(await manager.ok('POST', '/projects/MAIN/archive')).toEqual(archived);
    expect(await manager.refusal('PATCH', '/projects/MAIN', { name: 'x' })).toBe('409 conflict');
    expect(
      await manager.refusal('PUT', `/projects/MAIN/members/${member.person.userId}`, {
        role: 'viewer',
      }),
    ).toBe('409 conflict');
    expect(await member.refusal('POST', '/projects/MAIN/unarchive')).toBe('403 forbidden');
    const listed = async (query: string): Promise<boolean> =>
      (
        await manager.ok<PageAnswer<ProjectAnswer>>('GET', `/projects?limit=100${query}`)
      ).items.some(({ key }) => key === 'MAIN');
    expect([await listed(''), await listed('&archived=true')]).toEqual([false, true]);
    expect(await manager.ok('POST', '/projects/MAIN/unarchive')).toMatchObject({
      archivedAt: null,
      can: { update: true },
    });
  });

  describe('members', () => {
    it('are given, changed and taken away a role, each in history', async () => {
      expect(await manager.ok('PUT', url(member), { role: 'viewer' })).toMatchObject({
        userId: member.person.userId,
        role: 'viewer',
      });
      expect((await member.ok<ProjectAnswer>('GET', '/projects/MAIN')).can).toMatchObject({
        createTask: false,
      });
      await manager.ok('PUT', url(member), { role: 'viewer' });
      await manager.ok('PUT', url(member), { role: 'contributor' });
      expect(await manager.all('/projects/MAIN/members', 1)).toHaveLength(2);
      expect((await manager.send('DELETE', url(member))).status).toBe(204);
      expect(await manager.refusal('DELETE', url(member))).toBe('404 not_found');
      const [removed, changed, added] = await manager.activity('/projects/MAIN');
      const who = (role: string): object => ({
        id: member.person.userId,
        name: expect.any(String),
        role,
      });
      expect([removed, changed, added]).toMatchObject([
        {
          kind: 'project.member_removed',
          changes: [{ field: 'member', from: who('contributor'), to: null }],
        },
        {
          kind: 'project.member_changed',
          changes: [{ field: 'member', from: who('viewer'), to: who('contributor') }],
        },
        {
          kind: 'project.member_added',
          changes: [{ field: 'member', from: null, to: who('viewer') }],
        },
      ]);
    });

    it('lose their roles when they leave the workspace, and come back without them', async () => {
      const boss = await openWorkspace(app, plan);
      const lead = await join(app, boss, 'member');
      const secret = await boss.project({ name: 'Secret', visibility: 'private' });
      const place = `/projects/${secret.id}/members`;
      for (const role of ['viewer', 'lead'])
        await boss.ok('PUT', `${place}/${lead.person.userId}`, { role });
      await lead.ok('PATCH', `/projects/${secret.id}`, { name: 'Known' });
      await boss.ok('DELETE', `/tenant/members/${lead.person.userId}`);
      const { items } = await boss.ok<PageAnswer<{ userId: string }>>('GET', place);
      expect(items.map(({ userId }) => userId)).toEqual([boss.person.userId]);

      const invitation = { email: lead.person.email, role: 'viewer' };
      const { url: link } = await boss.ok<{ url: string }>(
        'POST',
        '/tenant/invitations',
        invitation,
      );
      await lead.ok('POST', '/invitations/accept', { token: link.split('token=')[1] });
      expect((await lead.get('/projects')).status).toBe(200);
      expect(await lead.refusal('GET', `/projects/${secret.id}`)).toBe('404 not_found');
    });

    it('refuse strangers, the owner’s demotion, unknown roles and who may not', async () => {
      expect(
        await manager.refusal('PUT', `/projects/MAIN/members/${newId()}`, { role: 'viewer' }),
      ).toBe('404 not_found');
      expect(await manager.refusal('PUT', url(manager), { role: 'viewer' })).toBe('409 conflict');
      expect(await manager.refusal('DELETE', url(manager))).toBe('409 conflict');
      expect(await manager.refusal('PUT', url(member), { role: 'boss' })).toBe('422 invalid role');
      expect(await member.refusal('PUT', url(member), { role: 'lead' })).toBe('403 forbidden');
    });
  });

  it('private, are nothing at all to others', async () => {
    const hidden = await owner.project({ key: 'HIDDEN', visibility: 'private' });
    const nothing = await member.get<ProblemAnswer>(`/projects/${newId()}`);
    for (const [client, path] of [
      [member, hidden.id],
      [member, 'HIDDEN'],
      [manager, 'HIDDEN'],
      [member, 'hidden/members'],
      [member, 'hidden/activity'],
      [member, 'hidden/statistics'],
    ] as const) {
      const answer = await client.get<ProblemAnswer>(`/projects/${path}`);
      expect([answer.status, answer.body.detail]).toEqual([404, nothing.body.detail]);
    }
    expect(
      [await keysOf(owner), await keysOf(member)].map((all) => all.includes('HIDDEN')),
    ).toEqual([true, false]);
    await owner.ok('PUT', `/projects/HIDDEN/members/${member.person.userId}`, {
      role: 'contributor',
    });
    expect(await keysOf(member)).toContain('HIDDEN');
    expect(await member.ok('GET', '/projects/HIDDEN')).toMatchObject({
      role: 'contributor',
      can: { createTask: true, update: false },
    });
  });

  describe('listed', () => {
    it('page in any order, filtered and searched', async () => {
      await owner.ok('PATCH', '/projects/HIDDEN', { status: 'completed', name: 'Under_score' });
      for (const sort of [
        'name',
        '-name',
        'key',
        '-key',
        'createdAt',
        '-createdAt',
        'updatedAt',
        '-updatedAt',
      ]) {
        const [paged, whole] = [
          await owner.all(`/projects?sort=${sort}`, 1),
          await owner.all(`/projects?sort=${sort}`, 100),
        ];
        expect(paged).toEqual(whole);
        expect(paged).toHaveLength(2);
      }
      expect(await keysOf(owner, '&status=completed')).toEqual(['HIDDEN']);
      expect(await keysOf(owner, '&status=completed,active')).toEqual(['HIDDEN', 'MAIN']);
      expect(await keysOf(owner, '&q=r_s')).toEqual(['HIDDEN']);
      expect(await keysOf(owner, '&q=mai')).toEqual(['MAIN']);
      expect(await keysOf(owner, '&q=%25')).toEqual([]);
    });

    it.each([
      ['status=open', 'status'],
      ['sort=color', 'sort'],
      ['limit=0', 'limit'],
      ['archived=maybe', 'archived'],
      ['cursor=x', 'cursor'],
    ])('refuse %s', async (query, path) => {
      expect(await owner.refusal('GET', `/projects?${query}`)).toBe(`422 invalid ${path}`);
    });
  });
});
