import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '#platform/log/index.ts';
import { type App, createApp } from '../../../entry/app.ts';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import { PASSWORD, type Answer, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { startNameServer } from '../../../../test/harness/dns.ts';
import type { DomainView } from './schema.ts';

/** A custom domain as browsers meet it: https, behind a proxy, proved against a real name server. */

let dns: Awaited<ReturnType<typeof startNameServer>>;
let app: TestApp;
let owner: Client;
beforeAll(async () => {
  dns = await startNameServer();
  const env = { BASE_URL: 'https://app.taskforce.example', DNS_SERVERS: dns.address };
  // Without a lookup of the test's own the harness would answer for the DNS: here the server is asked.
  app = await startTestApp({ env, lookup: 'real' });
  owner = await openWorkspace(app, 'free');
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await dns[Symbol.asyncDispose]();
});

let hosts = 0;
async function prove(who: Client, host: string): Promise<DomainView> {
  const domain = await who.ok<DomainView>('POST', '/tenant/domains', { host });
  dns.zone.put(domain.record.name, domain.record.value);
  return who.ok('POST', `/tenant/domains/${domain.id}/verify`);
}
const newHost = (): string => `tasks.routed-${(hosts += 1)}.example`;

describe('two processes on the same databases', () => {
  let other: App;
  beforeAll(async () => {
    other = await createApp({
      config: app.config,
      server: app.server,
      log: createLog({ level: 'error', forPeople: false }),
    });
  });
  afterAll(() => other[Symbol.asyncDispose]());

  const there = async (host: string): Promise<string | undefined> =>
    (await other.tenancy.findByHost(host))?.slug;
  const primaryThere = async () => (await other.tenancy.find(owner.person.tenantId))?.primaryHost;

  it('both answer at a host from its proof on, and neither after its removal', async () => {
    const host = newHost();
    expect(await there(host)).toBeUndefined();
    const domain = await prove(owner, host);
    await vi.waitFor(async () => expect(await there(host)).toBe(owner.person.tenant));
    await owner.ok('PATCH', `/tenant/domains/${domain.id}`, { primary: true });
    await vi.waitFor(async () => expect(await primaryThere()).toBe(host));
    await owner.send('DELETE', `/tenant/domains/${domain.id}`);
    await vi.waitFor(async () => expect(await there(host)).toBeUndefined());
    await vi.waitFor(async () => expect(await primaryThere()).toBeNull());
  });

  it('both follow a host to whoever proves it next', async () => {
    const host = newHost();
    await prove(owner, host);
    await vi.waitFor(async () => expect(await there(host)).toBe(owner.person.tenant));
    const next = await openWorkspace(app, 'basic');
    await prove(next, host);
    await vi.waitFor(async () => expect(await there(host)).toBe(next.person.tenant));
  });
});

describe('on a custom domain', () => {
  let host: string;
  let domain: DomainView;
  beforeAll(async () => {
    host = newHost();
    domain = await prove(owner, host);
    await owner.ok('PATCH', `/tenant/domains/${domain.id}`, { primary: true });
  });

  interface Tokens {
    accessToken: string;
    code?: string;
  }
  const page = (at: string) => ({
    'x-refresh-transport': 'cookie',
    origin: `https://${at}`,
  });
  const cookieOf = (answer: Answer<unknown>) => String([answer.headers['set-cookie']].flat()[0]);
  const refresh = (at: string, cookie: string, origin = at) =>
    app.request<Tokens>('POST', '/auth/refresh', {
      host: at,
      headers: { ...page(origin), cookie },
      body: {},
    });
  const logIn = (at: string) =>
    app.request<Tokens>('POST', '/auth/login', {
      host: at,
      headers: page(at),
      body: { login: owner.person.email, password: PASSWORD },
    });

  it('links lead there, and a sign-in is carried there and no further', async () => {
    const tenant = await owner.ok<{ url: string }>('GET', '/tenant');
    expect(tenant.url).toBe(`https://${host}`);
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const handoff = await owner.ok<{ url: string }>('POST', '/auth/handoff', {
      host,
      challenge,
      confirm: owner.person.tenant,
    });
    expect(handoff.url).toMatch(`https://${host}/handoff#code=`);
    const code = handoff.url.split('#code=')[1];
    const redeem = (at: string) =>
      app.request<Tokens>('POST', '/auth/handoff/redeem', {
        host: at,
        headers: page(at),
        body: { code, verifier },
      });
    expect((await redeem('app.taskforce.example')).status, 'made for the other host').toBe(404);
    const there = await redeem(host);
    expect(there.status).toBe(200);
    expect(cookieOf(there)).toMatch(
      /^__Host-taskforce_refresh=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
    const on = await app.request('POST', '/auth/handoff', {
      as: there.body.accessToken,
      host,
      body: { host, challenge },
    });
    expect(on.status, 'from there to anywhere').toBe(403);
  });

  it('its own page keeps its session, and no other page can use it', async () => {
    const cookie = cookieOf(await logIn(host)).split(';')[0] ?? '';
    expect((await refresh(host, cookie, 'app.taskforce.example')).status).toBe(403);
    expect((await refresh(host, cookie, 'evil.example')).status).toBe(403);
    const renewed = await refresh(host, cookie);
    expect(renewed.status).toBe(200);
    const ask = { as: renewed.body.accessToken, host };
    expect((await app.request('GET', '/tenant', ask)).status).toBe(200);
  });

  it('a session is good for the workspace alone, whoever has the host later', async () => {
    const moving = newHost();
    const before = await prove(owner, moving);
    const signedIn = await logIn(moving);
    const cookie = cookieOf(signedIn).split(';')[0] ?? '';
    const next = await openWorkspace(app, 'free');
    await prove(next, moving);
    const open = await app.request('GET', '/tenant', {
      as: signedIn.body.accessToken,
      host: moving,
    });
    expect([open.status, open.body['code']]).toEqual([403, 'forbidden']);
    const again = await refresh(moving, cookie);
    expect([again.status, again.body.code]).toEqual([401, 'session_ended']);
    // The workspace itself is not closed to them: they sign in where it still answers.
    const home = { as: signedIn.body.accessToken, tenant: before && owner.person.tenant };
    expect((await app.request('GET', '/tenant', home)).status).toBe(200);
  });

  it('a removed host answers nothing at all', async () => {
    const gone = newHost();
    const removed = await prove(owner, gone);
    const signedIn = await logIn(gone);
    await owner.send('DELETE', `/tenant/domains/${removed.id}`);
    const answer = await app.request('GET', '/tenant', {
      as: signedIn.body.accessToken,
      host: gone,
    });
    expect([answer.status, answer.body['code']]).toEqual([404, 'unknown_host']);
  });
});
