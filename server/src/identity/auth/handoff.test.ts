import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask, type Person, startTestApp } from '../../../test/harness/app.ts';
import { type SignInWorld, type Tokens, startSignIn } from '../../../test/harness/sign-in.ts';
import { insertMembership } from '../memberships/membership-store.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

/** What the page at the other host keeps, and what it shows of it. */
const secrets = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
const hostnameOf = (host: string) => host.split(':')[0] as string;
const issue = (token: string, host: string, challenge: string, more: object = {}, ask: Ask = {}) =>
  world.t.request<{ url: string; code?: string; right?: string; workspace?: object }>(
    'POST',
    '/auth/handoff',
    { as: token, body: { host: hostnameOf(host), challenge, ...more }, ...ask },
  );
const codeIn = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('code');
const redeem = (
  code: string | null,
  verifier: string,
  host: string,
  ask: Ask = {},
  app = world.t,
) =>
  app.request<Tokens & { signedInAs?: string; handedTo?: string }>('POST', '/auth/handoff/redeem', {
    body: { code, verifier },
    host,
    ...ask,
  });
/** A code for the workspace's own host, and the verifier that goes with it. */
async function handedTo(host = world.ownHost) {
  const session = (await world.logIn()).body;
  const { verifier, challenge } = secrets();
  const answer = await issue(session.accessToken, host, challenge);
  expect(answer.status).toBe(200);
  return { session, verifier, url: answer.body.url, code: codeIn(answer.body.url) };
}
/** A verified primary domain whose DNS belongs to the workspace. */
async function ownDomain({ tenantId }: { tenantId: string }, host: string) {
  const now = new Date().toISOString();
  await world.t.app.tenancy.control
    .insertInto('domain')
    .values({
      id: crypto.randomUUID(),
      tenant_id: tenantId,
      host,
      token: 'x',
      is_primary: true,
      verified_at: now,
      created_at: now,
    } as never)
    .execute();
}
/** Makes the person who signs in a member of a workspace of someone else. */
async function membersOf(owner: Person): Promise<void> {
  const { id } = (await world.me((await world.logIn()).body.accessToken)).body as { id: string };
  const membership = { tenantId: owner.tenantId, userId: id, role: 'viewer' } as const;
  await insertMembership(world.t.app.identity.control, membership, new Date().toISOString());
}

describe('the hand-over of a sign-in', () => {
  test('leads to the workspace’s own host, once, bound to it', async () => {
    const { url, code, verifier } = await handedTo();
    expect(url).toMatch(new RegExp(`^http://${world.ownHost}/handoff#code=[\\w-]{43}$`));
    const there = await redeem(code, verifier, world.ownHost);
    expect(there.status).toBe(200);
    const other = await world.t.signUp();
    const open = (ask: Ask) =>
      world.t.request('GET', '/tenant', { as: there.body.accessToken, ...ask });
    expect((await open({ host: world.ownHost })).status).toBe(200);
    expect((await open({ tenant: other.tenant })).status).toBe(403);
    expect((await redeem(code, verifier, world.ownHost)).status, 'a second time').toBe(401);
  });

  test('needs the verifier of the browser that asked, and is not spent without it', async () => {
    const { code, verifier } = await handedTo();
    expect((await redeem(code, secrets().verifier, world.ownHost)).status).toBe(401);
    const without = await world.t.request('POST', '/auth/handoff/redeem', {
      body: { code },
      host: world.ownHost,
    });
    expect(without.status).toBe(422);
    expect((await redeem(code, verifier, world.ownHost)).status).toBe(200);
  });

  test('works on the host it was made for only, and is not spent elsewhere', async () => {
    const other = await world.t.signUp();
    const { code, verifier } = await handedTo();
    expect((await redeem(code, verifier, 'localhost:3000')).status).toBe(404);
    expect((await redeem(code, verifier, `${other.tenant}.localhost:3000`)).status).toBe(401);
    await ownDomain({ tenantId: world.tenant.id }, 'tasks.handoff.example');
    const sibling = await redeem(code, verifier, 'tasks.handoff.example');
    expect(sibling.status, 'another host of the same workspace').toBe(401);
    expect((await redeem(code, verifier, world.ownHost)).status).toBe(200);
  });

  test('is over after a minute', async () => {
    const { code, verifier } = await handedTo();
    world.pass(60_000);
    expect((await redeem(code, verifier, world.ownHost)).status).toBe(401);
  });

  test('is over with the session that gave it', async () => {
    const { session, code, verifier } = await handedTo();
    await world.t.request('POST', '/auth/logout', { body: { refreshToken: session.refreshToken } });
    expect((await redeem(code, verifier, world.ownHost)).status).toBe(401);
  });

  test('makes no session that outlives the one it came from', async () => {
    const { accessToken } = (await world.logIn()).body;
    world.pass(60_000);
    const { verifier, challenge } = secrets();
    const { body } = await issue(accessToken, world.ownHost, challenge);
    const there = await redeem(codeIn(body.url), verifier, world.ownHost);
    world.pass(30 * 86_400_000 - 60_000);
    expect((await world.refresh(there.body.refreshToken, { host: world.ownHost })).status).toBe(
      401,
    );
  });

  test('leads nowhere one may not go', async () => {
    const other = await world.t.signUp();
    const { accessToken } = (await world.logIn()).body;
    const { challenge } = secrets();
    expect((await issue(accessToken, `${other.tenant}.localhost`, challenge)).status).toBe(403);
    expect((await issue(accessToken, 'no-such-place.localhost', challenge)).status).toBe(404);
    expect((await issue(accessToken, 'localhost', challenge)).status, 'the base host').toBe(404);
    expect((await issue(accessToken, world.ownHost, 'short')).status).toBe(422);
  });

  test('of fifty at two servers at once lets one in', async () => {
    await using second = await startTestApp({
      beside: world.t,
      clock: world.clock,
      env: { BASE_URL: 'http://localhost:3000' },
    });
    const { code, verifier } = await handedTo();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        redeem(code, verifier, world.ownHost, {}, i % 2 ? world.t : second),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // A machine under load turns some of fifty away before they ask; no one else gets in.
    for (const { status } of answers) expect([200, 401, 503]).toContain(status);
  });
});

describe('a session that is bound to a workspace', () => {
  /** By password on the own host, and by a hand-over there. */
  const bound = [
    ['signed in there', async () => (await world.logIn({ host: world.ownHost })).body],
    [
      'handed over',
      async () => {
        const { code, verifier } = await handedTo();
        return (await redeem(code, verifier, world.ownHost)).body;
      },
    ],
  ] as const;

  test.each(bound)('%s, is handed on to nothing', async (_, open) => {
    const { accessToken } = await open();
    const second = await world.t.signUp();
    await membersOf(second);
    for (const host of ['localhost:3000', world.ownHost])
      for (const to of ['localhost', hostnameOf(world.ownHost), `${second.tenant}.localhost`]) {
        const answer = await issue(accessToken, to, secrets().challenge, {}, { host });
        expect([answer.status, answer.body.right]).toEqual([403, 'session.unbound']);
      }
    const old = await world.t.request('POST', '/auth/handoff', {
      as: accessToken,
      host: world.ownHost,
      body: { to: 'base' },
    });
    expect(old.status, 'as it was asked for before').toBe(422);
  });

  test.each(bound)('%s, sees and changes nothing of the account beyond it', async (_, open) => {
    const second = await world.t.signUp();
    await membersOf(second);
    const elsewhere = (await world.logIn()).body;
    const { accessToken: as } = await open();
    for (const host of ['localhost:3000', world.ownHost]) {
      const ask = { as, host };
      const tenants = await world.t.request<{ items: { slug: string }[] }>(
        'GET',
        '/me/tenants',
        ask,
      );
      expect(tenants.body.items.map(({ slug }) => slug)).toEqual([world.tenant.slug]);
      const sessions = await world.t.request<{ items: { tenantId: string | null }[] }>(
        'GET',
        '/auth/sessions?limit=100',
        ask,
      );
      expect(new Set(sessions.body.items.map(({ tenantId }) => tenantId))).toEqual(
        new Set([world.tenant.id]),
      );
      const rename = await world.t.request('PATCH', '/me', {
        ...ask,
        body: { fullName: 'Mallory' },
      });
      const opened = await world.t.request('POST', '/me/tenants', {
        ...ask,
        body: { slug: 'taken-over', companyName: 'Taken over' },
      });
      expect([rename.status, opened.status]).toEqual([403, 403]);
    }
    const all = await world.t.request<{ items: { id: string; tenantId: string | null }[] }>(
      'GET',
      '/auth/sessions?limit=100',
      { as: elsewhere.accessToken },
    );
    const unbound = all.body.items.find(({ tenantId }) => tenantId === null);
    const end = await world.t.request('DELETE', `/auth/sessions/${unbound?.id}`, { as });
    expect(end.status).toBe(404);
  });

  test('accepts no invitation to another workspace', async () => {
    const { accessToken: as } = (await world.logIn({ host: world.ownHost })).body;
    const other = await world.t.signUp();
    const link = await world.t.request<{ url: string }>('POST', '/tenant/invitations', {
      as: other,
      tenant: other.tenant,
      body: { email: world.login, role: 'member' },
    });
    const token = new URL(link.body.url).hash.slice('#token='.length);
    const accept = await world.t.request('POST', '/invitations/accept', { as, body: { token } });
    expect(accept.status).toBe(403);
  });
});

describe('a host whose DNS belongs to a workspace', () => {
  test('takes no account over: the session it gets opens nothing but that workspace', async () => {
    const attacker = await world.t.signUp();
    const host = 'tasks.attacker.example';
    await ownDomain(attacker, host);
    await membersOf(attacker);
    const { accessToken } = (await world.logIn()).body;
    // The page at that host is the attacker's: it makes its own challenge.
    const { verifier, challenge } = secrets();
    const asked = await issue(accessToken, host, challenge);
    expect([asked.status, asked.body.code]).toEqual([409, 'confirmation_required']);
    expect(asked.body).toMatchObject({ host, workspace: { slug: attacker.tenant } });
    const wrong = await issue(accessToken, host, challenge, { confirm: world.tenant.slug });
    expect(wrong.status, 'a yes to another workspace').toBe(409);
    const agreed = await issue(accessToken, host, challenge, { confirm: attacker.tenant });
    const taken = await redeem(codeIn(agreed.body.url), verifier, host);
    expect(taken.status).toBe(200);
    const as = taken.body.accessToken;
    for (const at of [host, 'localhost:3000']) {
      const again = await issue(as, hostnameOf(world.ownHost), challenge, {}, { host: at });
      expect(again.status).toBe(403);
      const foreign = await world.t.request('GET', '/tenant', {
        as,
        host: at,
        ...(at !== host && { tenant: world.tenant.slug }),
      });
      expect(foreign.status).toBe(at === host ? 200 : 403);
    }
    const refreshed = await world.refresh(taken.body.refreshToken);
    const unbound = await world.t.request('GET', '/tenant', {
      as: refreshed.body.accessToken,
      tenant: world.tenant.slug,
    });
    expect(unbound.status, 'refreshed on the base host').toBe(403);
  });

  test('is confirmed once, for one workspace', async () => {
    const first = await world.t.signUp();
    const host = 'tasks.shared.example';
    await ownDomain(first, host);
    await membersOf(first);
    const { accessToken } = (await world.logIn()).body;
    const { challenge } = secrets();
    const confirm = first.tenant;
    expect((await issue(accessToken, host, challenge, { confirm })).status).toBe(200);
    expect((await issue(accessToken, host, challenge)).status, 'from then on').toBe(200);
    const second = await world.t.signUp();
    await ownDomain(second, 'tasks.second.example');
    await membersOf(second);
    const other = await issue(accessToken, 'tasks.second.example', challenge);
    expect([other.status, other.body.code], 'another workspace').toEqual([
      409,
      'confirmation_required',
    ]);
  });
});

describe('a browser in which another person is signed in', () => {
  const page = { 'x-refresh-transport': 'cookie', origin: '' };
  const pairOf = (answer: { headers: Readonly<Record<string, unknown>> }) =>
    String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';

  test('keeps them signed in until it is told to replace them', async () => {
    const owner = { tenant: world.tenant.slug, token: (await world.logIn()).body.accessToken };
    const guest = await world.t.addMember(owner as Person, 'member');
    const headers = { ...page, origin: `http://${world.ownHost}` };
    const there = await world.t.request<Tokens>('POST', '/auth/login', {
      host: world.ownHost,
      headers,
      body: { login: guest.email, password: 'correct horse battery staple' },
    });
    const cookie = pairOf(there);
    const { code, verifier } = await handedTo();
    const ask = { headers: { ...headers, cookie } };
    const silent = await redeem(code, verifier, world.ownHost, ask);
    expect([silent.status, silent.body.code]).toEqual([409, 'other_account']);
    expect(silent.body).toMatchObject({ signedInAs: guest.email, handedTo: world.login });
    expect(silent.headers['set-cookie']).toBeUndefined();
    expect((await world.me(there.body.accessToken, { host: world.ownHost })).status).toBe(200);
    const meant = await redeem(code, verifier, world.ownHost, {
      ...ask,
      body: { code, verifier, replace: true },
    });
    expect(meant.status).toBe(200);
    const before = await world.me(there.body.accessToken, { host: world.ownHost });
    expect(before.status, 'the session before is over').toBe(401);
  });
});
