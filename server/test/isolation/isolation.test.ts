import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#platform/http/route.ts';
import { type Answer, LAYOUTS, type Person, type TestApp, startTestApp } from '../harness/app.ts';
import { fingerprintOf } from './fingerprint.ts';
import { PROBES, type Probe } from './probes.ts';
import { type Tenant, type World, buildTenant, nowhere } from './world.ts';

/**
 * The isolation matrix: every operation the server has, attacked across tenants in every layout.
 * A foreign id must be answered exactly as an id of nothing, no answer may hold a victim's canary,
 * and after all of it the victim's rows are what they were, byte for byte.
 */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ env: { POOL_SIZE: '1' } });
});
afterAll(() => t[Symbol.asyncDispose]());

const nameOf = (route: Route): string => `${route.contract.method} ${route.contract.url}`;
const tenantRoutes = (): Route[] => t.app.routes.filter((route) => route.access === 'tenant');

it('has a probe for every tenant operation, and none for operations that are gone', () => {
  const operations = tenantRoutes().map(nameOf).toSorted();
  expect(Object.keys(PROBES).toSorted()).toEqual(operations);
});

describe.each(LAYOUTS)('a victim in the %s layout', (layout, plan) => {
  let victim: Tenant;
  let attacker: Tenant;
  let probes = 0;

  beforeAll(async () => {
    victim = await buildTenant(t, plan);
    attacker = await buildTenant(t, plan);
  });

  /** Sends every probe of every operation, built with one world's ids, and checks each answer. */
  async function attack(
    world: World,
    as: Person | string | undefined,
    tenant: string | undefined,
    check: (answer: Answer, probe: Probe, name: string) => void | Promise<void>,
  ): Promise<void> {
    for (const route of tenantRoutes()) {
      const name = nameOf(route);
      for (const probe of PROBES[name]?.(world) ?? []) {
        const answer = await t.request(route.contract.method, probe.url, {
          as,
          tenant,
          body: probe.body,
        });
        probes += 1;
        expect(answer.text, `${name} shows the victim's canary`).not.toContain(victim.world.canary);
        await check(answer, probe, name);
      }
    }
  }

  it('answers nobody without its own members’ credentials, and changes nothing', async () => {
    const before = await fingerprint(victim);
    await attack(victim.world, undefined, victim.world.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(401);
    });
    const forged = `${attacker.owner.token.slice(0, -4)}AAAA`;
    await attack(victim.world, forged, victim.world.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(401);
    });
    await attack(victim.world, attacker.owner, victim.world.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(403);
      expect(answer.body['code'], name).toBe('not_a_member');
    });
    expect(await fingerprint(victim)).toBe(before);
  });

  it('answers foreign ids exactly as ids of nothing, and changes nothing', async () => {
    const before = await fingerprint(victim);
    const nothing = nowhere(attacker.world);
    for (const route of tenantRoutes()) {
      const name = nameOf(route);
      const foreign = PROBES[name]?.(victim.world) ?? [];
      const absent = PROBES[name]?.(nothing) ?? [];
      for (const [i, probe] of foreign.entries()) {
        const twin = absent[i] as Probe;
        if (probe.url === twin.url && JSON.stringify(probe.body) === JSON.stringify(twin.body))
          continue;
        if (!usesIds(probe, victim.world)) continue;
        const send = (p: Probe): Promise<Answer> =>
          t.request(route.contract.method, p.url, {
            as: attacker.owner,
            tenant: attacker.world.tenant,
            body: p.body,
          });
        const [told, expected] = [await send(probe), await send(twin)];
        probes += 2;
        expect(told.text, `${name} shows the victim's canary`).not.toContain(victim.world.canary);
        expect(told.status, `${name} ${probe.url}`).toBe(expected.status);
        expect(withoutNames(told, victim.world), name).toEqual(withoutNames(expected, nothing));
      }
    }
    expect(await fingerprint(victim)).toBe(before);
  });

  it('refuses a host and a header that disagree', async () => {
    const host = `${victim.world.tenant}.localhost:3000`;
    const answer = await t.request('GET', '/tasks', {
      as: attacker.owner,
      tenant: attacker.world.tenant,
      host,
    });
    expect(answer.status).toBe(400);
    expect(answer.body['code']).toBe('tenant_mismatch');
    expect((await t.request('GET', '/tasks', { as: attacker.owner, host })).status).toBe(403);
  });

  it('shows the canary to the victim itself, so the probes above could have seen it', async () => {
    const seen: string[] = [];
    for (const route of tenantRoutes()) {
      const name = nameOf(route);
      // Reads only: changes would consume the rows other probes need.
      if (route.contract.method !== 'GET') continue;
      for (const probe of PROBES[name]?.(victim.world) ?? []) {
        const answer = await t.request('GET', probe.url, {
          as: victim.owner,
          tenant: victim.world.tenant,
        });
        expect(answer.status, `${name} ${probe.url}: ${answer.text}`).toBe(200);
        if (probe.reveals)
          expect(answer.text, `${name} ${probe.url}`).toContain(victim.world.canary);
        if (probe.reveals) seen.push(name);
      }
    }
    expect(seen.length).toBeGreaterThan(8);
  });

  it('closes to a member the moment they are removed, and to everybody when suspended', async () => {
    const { owner, member, world } = victim;
    const status = async (as: Person): Promise<number> =>
      (await t.request('GET', `/tasks/${world.taskId}`, { as, tenant: world.tenant })).status;
    expect(await status(member)).toBe(200);
    await t.request('DELETE', `/tenant/members/${world.memberId}`, {
      as: owner,
      tenant: world.tenant,
    });
    await attack(world, member, world.tenant, (answer, _probe, name) =>
      expect(answer.status, name).toBe(403),
    );

    await setState(victim, 'suspended');
    await attack(world, owner, world.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(403);
      expect(answer.body['code'], name).toBe('tenant_suspended');
    });
    await setState(victim, 'read_only');
    expect(await status(owner)).toBe(200);
    const write = await t.request('PATCH', `/tasks/${world.taskId}`, {
      as: owner,
      tenant: world.tenant,
      body: { title: 'x' },
    });
    expect([write.status, write.body['code']]).toEqual([403, 'tenant_read_only']);
    await setState(victim, 'active');
    expect(await status(owner)).toBe(200);
    expect(probes, `${layout}: probes sent`).toBeGreaterThan(150);
  });
});

async function fingerprint({ world }: Tenant): Promise<string> {
  const tenant = await t.app.tenancy.find(world.tenantId);
  if (!tenant) throw new Error('no such tenant');
  return fingerprintOf(t.server, tenant);
}

async function setState(
  { world }: Tenant,
  state: 'active' | 'suspended' | 'read_only',
): Promise<void> {
  await t.app.tenancy.control
    .updateTable('tenant')
    .set({ state })
    .where('id', '=', world.tenantId)
    .execute();
  const tenant = await t.app.tenancy.find(world.tenantId);
  if (tenant) await t.app.tenancy.changed(tenant);
}

const IDS = [
  'memberId',
  'projectId',
  'projectKey',
  'trashedProjectId',
  'taskId',
  'taskKey',
  'otherTaskId',
  'trashedTaskId',
  'labelId',
  'otherLabelId',
  'invitationId',
  'domainId',
  'notificationId',
  'sourceId',
  'webhookId',
  'deliveryId',
] as const;

/** Keys such as CNRY are each tenant's own, so they name the attacker's rows, not the victim's. */
const usesIds = (probe: Probe, world: World): boolean =>
  IDS.filter((id) => id !== 'projectKey' && id !== 'taskKey').some((id) =>
    JSON.stringify(probe).includes(world[id]),
  );

/** An answer without what must differ: the request's id, times, and the ids that were sent. */
function withoutNames(answer: Answer, world: World): unknown {
  let text = answer.text;
  for (const id of IDS) text = text.replaceAll(world[id], id);
  const body = (text === '' ? null : JSON.parse(text)) as Record<string, unknown> | null;
  if (body) delete body['requestId'];
  const {
    'x-request-id': _id,
    date: _date,
    'content-length': _length,
    ...headers
  } = answer.headers;
  return { body, headers };
}
