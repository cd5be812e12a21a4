import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takesKey } from '#platform/http-server/register.ts';
import type { Route } from '#platform/http/route.ts';
import {
  type Answer,
  LAYOUTS,
  type Person,
  type Plan,
  type TestApp,
  startTestApp,
} from './harness/app.ts';
import type { Probe } from './isolation/probe.ts';
import { PROBES } from './isolation/probes.ts';
import { type Tenant, buildTenant } from './isolation/world.ts';

/**
 * Every operation that documents `Idempotency-Key`, sent fifty times at once with one key: it is done once,
 * everyone gets the same answer without secrets, and no one gets it again who may not do it any more.
 */
const AT_ONCE = 50;
const TOO_BUSY = ['idempotency_in_progress', 'unavailable', 'rate_limited'];

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t[Symbol.asyncDispose]());

const nameOf = ({ contract }: Route): string => `${contract.method} ${contract.url}`;
const keyed = (): Route[] => t.app.routes.filter((route) => takesKey(route));

it('is documented for those operations alone that honour it', () => {
  const { paths } = t.app.http.swagger() as unknown as {
    paths: Record<string, Record<string, { parameters?: { name?: string; $ref?: string }[] }>>;
  };
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { parameters = [] }]) => JSON.stringify(parameters).includes('Idempotency-Key'))
      .map(
        ([method]) =>
          `${method.toUpperCase()} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
  );
  expect(documented.toSorted()).toEqual(
    keyed()
      .map((route) => nameOf(route))
      .toSorted(),
  );
  expect(documented.length).toBeGreaterThan(15);
});

describe.each(LAYOUTS)('in the %s layout', (_layout, plan) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(plan);
  });

  it('each is done once for one key, however many ask, and replayed to who may do it still', async () => {
    for (const route of keyed()) {
      const name = nameOf(route);
      const isPersonal = route.contract.url.startsWith('/me/');
      const askAll = async () => {
        const probe = probeOf(name, scene);
        const as = isPersonal ? scene.owner : scene.admin;
        return { probe, answers: await atOnce(as, scene, name, probe) };
      };
      let { probe, answers } = await askAll();
      // What an earlier operation used up, a new workspace has.
      if (answers.every(({ status }) => status >= 400)) {
        scene = await openScene(plan);
        ({ probe, answers } = await askAll());
      }
      const done = answers.filter(({ status }) => status < 300);
      const originals = done.filter(({ headers }) => headers['idempotent-replayed'] === undefined);
      expect(originals, `${name}: ${answers[0]?.text}`).toHaveLength(1);
      const [original] = originals as [Answer];
      for (const { status, body } of done) {
        expect(status, name).toBe(original.status);
        expect(withoutSecrets(body), name).toEqual(withoutSecrets(original.body));
      }
      // Who waits for longer than two seconds, or asks too often, is told so; nothing is done for them.
      const codes = answers.filter(({ status }) => status >= 300).map(({ body }) => body['code']);
      const strange = codes.filter((code) => !TOO_BUSY.includes(String(code)));
      expect(new Set(strange), name).toEqual(new Set());
      expect(done.length, name).toBeGreaterThan(1);
      expect(
        done
          .filter((one) => one !== original)
          .map(({ text }) => text)
          .join(),
        name,
      ).not.toMatch(/whsec_/);
      if (!isPersonal) await expectNoReplayToViewer(scene, name, probe);
    }
  });
});

interface Scene extends Tenant {
  /** May do everything but what is the owner's own. */
  readonly admin: Person;
}

async function openScene(plan: Plan): Promise<Scene> {
  const tenant = await buildTenant(t, plan);
  return { ...tenant, admin: await t.addMember(tenant.owner, 'admin') };
}

const probeOf = (name: string, { world }: Scene): Probe => {
  const [probe] = PROBES[name]?.(world) ?? [];
  if (!probe) throw new Error(`no probe for ${name}`);
  return probe;
};

function send(scene: Scene, name: string, as: Person, probe: Probe): Promise<Answer> {
  const { url, body } = probe;
  const headers = { 'idempotency-key': `key of ${name}`.replaceAll(' ', '-') };
  const method = name.split(' ')[0] ?? '';
  return t.request(method, url, { as, tenant: scene.world.tenant, body, headers });
}

const atOnce = (as: Person, scene: Scene, name: string, probe: Probe): Promise<Answer[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, () => send(scene, name, as, probe)));

async function expectNoReplayToViewer(scene: Scene, name: string, probe: Probe): Promise<void> {
  await setRole(scene, 'viewer');
  const refused = await send(scene, name, scene.admin, probe);
  expect([403, 404], `${name}: ${refused.status}`).toContain(refused.status);
  expect(refused.text, name).not.toContain(scene.world.canary);
  await setRole(scene, 'admin');
}

async function setRole({ owner, admin }: Scene, role: string): Promise<void> {
  const url = `/tenant/members/${admin.userId}`;
  const changed = await t.request('PATCH', url, {
    as: owner,
    tenant: owner.tenant,
    body: { role },
  });
  expect(changed.status, changed.text).toBe(200);
}

const withoutSecrets = (body: Record<string, unknown> | undefined): unknown =>
  body && Object.fromEntries(Object.entries(body).filter(([field]) => field !== 'secret'));
