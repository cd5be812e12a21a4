import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, LAYOUTS, type Person, type TestApp, startTestApp } from '../harness/app.ts';
import { attackWithIds, nameOf, probesOf, tenantRoutes, withoutProbe } from './attack.ts';
import { fingerprintOf } from './fingerprint.ts';
import { placesOf } from './places.ts';
import type { Probe } from './probe.ts';
import { PROBES } from './probes.ts';
import { type Tenant, type World, buildTenant, namesIn } from './world.ts';

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

it('has a probe for every tenant operation, and none for operations that are gone', () => {
  const operations = tenantRoutes(t).map(nameOf);
  expect(withoutProbe(t)).toEqual([]);
  expect(Object.keys(PROBES).filter((name) => !operations.includes(name))).toEqual([]);
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
    for (const route of tenantRoutes(t)) {
      const name = nameOf(route);
      for (const probe of probesOf(route, world)) {
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
    await attack(victim.world, undefined, victim.owner.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(401);
    });
    const forged = `${attacker.owner.token.slice(0, -4)}AAAA`;
    await attack(victim.world, forged, victim.owner.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(401);
    });
    await attack(victim.world, attacker.owner, victim.owner.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(403);
      expect(answer.body['code'], name).toBe('not_a_member');
    });
    expect(await fingerprint(victim)).toBe(before);
  });

  it('answers foreign ids exactly as ids of nothing, and changes nothing', async () => {
    const before = await fingerprint(victim);
    const attacked = await attackWithIds(t, {
      as: attacker.owner,
      own: attacker.world,
      foreign: victim.world,
      names: namesIn(victim.world),
      canaries: [victim.world.canary, victim.world.secret],
    });
    for (const route of tenantRoutes(t)) {
      const places = attacked.get(nameOf(route)) ?? new Set();
      const spared = placesOf(route.contract).filter((place) => !places.has(place));
      expect(spared, `${nameOf(route)} was sent no foreign id in`).toEqual([]);
    }
    expect(await fingerprint(victim)).toBe(before);
  });

  it('refuses a host and a header that disagree', async () => {
    const host = `${victim.owner.tenant}.localhost:3000`;
    const answer = await t.request('GET', '/tasks', {
      as: attacker.owner,
      tenant: attacker.owner.tenant,
      host,
    });
    expect(answer.status).toBe(400);
    expect(answer.body['code']).toBe('tenant_mismatch');
    expect((await t.request('GET', '/tasks', { as: attacker.owner, host })).status).toBe(403);
  });

  it('shows the canary to the victim itself, so the probes above could have seen it', async () => {
    const seen: string[] = [];
    for (const route of tenantRoutes(t)) {
      const name = nameOf(route);
      // Reads only: changes would consume the rows other probes need.
      if (route.contract.method !== 'GET') continue;
      for (const probe of probesOf(route, victim.world)) {
        const answer = await t.request('GET', probe.url, {
          as: victim.owner,
          tenant: victim.owner.tenant,
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
      (await t.request('GET', `/tasks/${world.taskId}`, { as, tenant: owner.tenant })).status;
    expect(await status(member)).toBe(200);
    await t.request('DELETE', `/tenant/members/${world.memberId}`, {
      as: owner,
      tenant: owner.tenant,
    });
    await attack(world, member, owner.tenant, (answer, _probe, name) =>
      expect(answer.status, name).toBe(403),
    );

    await setState(victim, 'suspended');
    await attack(world, owner, owner.tenant, (answer, _probe, name) => {
      expect(answer.status, name).toBe(403);
      expect(answer.body['code'], name).toBe('tenant_suspended');
    });
    await setState(victim, 'read_only');
    expect(await status(owner)).toBe(200);
    const write = await t.request('PATCH', `/tasks/${world.taskId}`, {
      as: owner,
      tenant: owner.tenant,
      body: { title: 'x' },
    });
    expect([write.status, write.body['code']]).toEqual([403, 'tenant_read_only']);
    await setState(victim, 'active');
    expect(await status(owner)).toBe(200);
    expect(probes, `${layout}: probes sent`).toBeGreaterThan(150);
  });
});

async function fingerprint({ owner }: Tenant): Promise<string> {
  const tenant = await t.app.tenancy.find(owner.tenantId);
  if (!tenant) throw new Error('no such tenant');
  return fingerprintOf(t.server, tenant);
}

async function setState(
  { owner }: Tenant,
  state: 'active' | 'suspended' | 'read_only',
): Promise<void> {
  await t.app.tenancy.control
    .updateTable('tenant')
    .set({ state })
    .where('id', '=', owner.tenantId)
    .execute();
  const tenant = await t.app.tenancy.find(owner.tenantId);
  if (tenant) await t.app.tenancy.changed(tenant);
}
