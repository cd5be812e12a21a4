import { Command } from 'commander';
import Type from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { JSON_FLAG, command } from '#platform/cli/index.ts';
import { object } from '#platform/http/index.ts';
import { eventType } from '#messaging/events/index.ts';
import { type TenantRight, authorize, concern, noticeFrom, tenantRoute } from '#identity/index.ts';
import { addFeatureCommands } from '../src/entry/cli/feature-commands.ts';
import { describeEvents } from '../src/entry/events-document.ts';
import { type ProductFeature, privacyRules } from '../src/entry/features.ts';
import { describePermissions } from '../src/entry/permissions-document.ts';
import { withoutProbe } from './isolation/attack.ts';
import { describePrivacy } from '../src/entry/privacy-document.ts';
import { type Person, type TestApp, startTestApp } from './harness/app.ts';

/** A feature is one manifest: what it declares appears wherever such things appear. */

const rights = {
  bake: { name: 'cake.bake', summary: 'Bake cakes', from: 'manager', can: 'bakeCakes' },
} as const satisfies Record<string, TenantRight>;
const ovenFull = { code: 'oven_full', like: 'conflict', title: 'The oven is full' } as const;
const cakeBaked = eventType({
  type: 'cake.baked',
  summary: 'A cake was baked',
  data: object({ name: Type.String() }),
});
const ready = { name: 'cake_ready', defaults: { inbox: true } } as const;
const gone: string[] = [];

const cakes: ProductFeature = {
  name: 'cakes',
  tags: [{ name: 'cakes', description: 'Cakes of the workspace' }],
  rights,
  refusals: [ovenFull],
  privacy: {
    'tenant.cake': {
      people: [{ columns: ['name'], content: 'free text', deleted: 'with the workspace' }],
      others: ['id'],
    },
  },
  commands: [
    {
      name: 'cake',
      summary: 'Cakes: count',
      load: async () => [
        command({
          name: 'count',
          summary: 'Count the cakes',
          args: ['tenant', '[kind]'],
          options: { json: JSON_FLAG },
          run: async () => undefined,
        }),
      ],
    },
  ],
  events: [cakeBaked],
  activity: { baked: { name: 'cake.baked', sentence: 'baked a cake' } },
  notifications: { ready },
  notices: [
    {
      name: 'cake_ready',
      kind: ready,
      about: 'project',
      weight: 5,
      from: [noticeFrom(cakeBaked, ({ name }) => [concern(null, { to: name })])],
    },
  ],
  limits: { cakes: { name: 'cakes', summary: 'Cakes in the oven', otherwise: 3 } },
  onMemberLeft: (_tx, userId) => void gone.push(userId),
  routes: [
    tenantRoute(
      {
        method: 'POST',
        url: '/cakes',
        tag: 'cakes',
        summary: 'Bake a cake',
        body: object({ name: Type.String({ maxLength: 100 }) }),
        reply: { 201: object({ name: Type.String() }) },
        refusals: [409],
      },
      async ({ actor, body }) => {
        authorize(actor, rights.bake);
        if (body.name === 'second') throw new AppError(ovenFull, 'One cake is in it already.');
        return body;
      },
    ),
  ],
};

let t: TestApp;
let owner: Person;
let viewer: Person;
beforeAll(async () => {
  t = await startTestApp({ more: [cakes] });
  owner = await t.signUp();
  viewer = await t.addMember(owner, 'viewer');
});
afterAll(() => t[Symbol.asyncDispose]());

const bake = (as: Person, name: string) =>
  t.request('POST', '/cakes', { as, tenant: owner.tenant, body: { name } });

test('its routes answer those who have its right, and say which right others lack', async () => {
  expect((await bake(owner, 'first')).status).toBe(201);
  const { status, body } = await bake(viewer, 'first');
  expect([status, body['right']]).toEqual([403, 'cake.bake']);
});

test('its refusal has the status of the general case, its own title and a line in the list of codes', async () => {
  const { status, body } = await bake(owner, 'second');
  expect([status, body['code'], body['title']]).toEqual([409, 'oven_full', 'The oven is full']);
  const page = await t.app.http.inject({ url: '/api/docs/problems' });
  expect(page.body).toContain('<tr id="oven_full"><td><code>oven_full</code></td><td>409</td>');
});

test.each(['owner', 'viewer'])('the workspace says whether a %s may', async (role) => {
  const as = role === 'owner' ? owner : viewer;
  const { body } = await t.request<{ can: object }>('GET', '/tenant', { as, tenant: owner.tenant });
  expect(body.can).toMatchObject({ bakeCakes: role === 'owner' });
});

test('the contract has its routes and its group, the guides its rights, events and columns', async () => {
  const contract = t.app.http.swagger() as unknown as {
    paths: Record<string, object>;
    tags: { name: string }[];
  };
  expect(contract.paths['/api/v1/cakes']).toHaveProperty('post.tags', ['cakes']);
  expect(contract.tags.map(({ name }) => name)).toContain('cakes');
  expect(describePermissions(t.app.features)).toMatch(
    /\| Bake cakes +\| `cake\.bake` +\| ✓ +\| ✓ +\| ✓ +\| +\| +\|/,
  );
  expect(describeEvents(t.app.features)).toContain('### `cake.baked`');
  const privacy = describePrivacy(privacyRules(t.app.features));
  expect(privacy).toMatch(/\| `tenant\.cake`: `name` +\| free text +\| with the workspace +\|/);
  expect(privacy).toContain('- `tenant.cake`: `id`');
});

const enumsOf = (schema: unknown): string[][] =>
  [...JSON.stringify(schema).matchAll(/"enum":(\[[^\]]*\])/g)].map(
    ([, list = '[]']) => JSON.parse(list) as string[],
  );

test('history, inboxes and choices can hold what it tells of', async () => {
  const { components } = t.app.http.swagger() as unknown as {
    components: { schemas: Record<string, object> };
  };
  const { Activity, Notification } = components.schemas;
  expect(JSON.stringify(Activity)).toContain('`cake.baked`: baked a cake');
  expect(enumsOf(Activity).flat()).toContain('cake.baked');
  // What counts least stands last.
  expect(enumsOf(Notification)[0]?.at(-1)).toBe('cake_ready');
  const { body } = await t.request('GET', '/me/notification-preferences', { as: owner });
  expect(body['items']).toContainEqual({ kind: 'cake_ready', inbox: true });
});

test('plans say how many of it they include', async () => {
  const { body } = await t.request<{ items: object[] }>('GET', '/plans');
  expect(body.items[0]).toHaveProperty('limits.cakes', 3);
});

test('taskforce has its commands', async () => {
  const program = new Command('taskforce');
  await addFeatureCommands(program, [cakes]);
  expect(program.helpInformation()).toContain('Cakes: count');
  const group = program.commands.find((one) => one.name() === 'cake');
  expect(group?.helpInformation()).toContain('count [options] <tenant> [kind]');
});

test('the isolation matrix misses its probe', () => {
  expect(withoutProbe(t)).toEqual(['POST /cakes']);
});

test('it hears of a member who leaves, in the same commit', async () => {
  const leaving = await t.addMember(owner, 'member');
  await t.request('DELETE', `/tenant/members/${leaving.userId}`, {
    as: owner,
    tenant: owner.tenant,
  });
  expect(gone).toEqual([leaving.userId]);
});
