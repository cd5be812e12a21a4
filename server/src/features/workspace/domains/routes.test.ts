import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import {
  type Client,
  type ProblemAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { Zone } from '../../../../test/harness/dns.ts';
import type { DomainView } from './schema.ts';

const dns = new Zone();
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ lookup: dns.lookup, env: { BASE_URL: 'http://localhost:3000' } });
});
afterAll(() => app[Symbol.asyncDispose]());

let hosts = 0;
const newHost = (): string => `tasks.customer-${(hosts += 1)}.example`;

const add = (who: Client, host: string) => who.ok<DomainView>('POST', '/tenant/domains', { host });
const list = async (who: Client): Promise<DomainView[]> =>
  (await who.ok<{ items: DomainView[] }>('GET', '/tenant/domains')).items;
const verify = (who: Client, { id }: DomainView) => `/tenant/domains/${id}/verify`;
const publish = ({ record }: DomainView): void => dns.put(record.name, record.value);
/** A domain of the workspace that is proved. */
async function proved(who: Client, host = newHost()): Promise<DomainView> {
  const domain = await add(who, host);
  publish(domain);
  return who.ok('POST', verify(who, domain));
}
const siteAt = async (host: string): Promise<unknown> => {
  const { body } = await app.request<{ tenant?: { slug: string }; code?: string }>('GET', '/site', {
    host,
  });
  return body.tenant?.slug ?? body.code;
};

describe.each(ENGINES)('domains in the %s layout', (_layout, plan) => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
  });

  it('are claimed, proved, chosen and removed', async () => {
    const host = newHost();
    const claimed = await add(owner, ` ${host.toUpperCase()} `);
    expect(claimed).toMatchObject({
      host,
      state: 'pending',
      primary: false,
      url: `http://${host}:3000`,
      record: { type: 'TXT', name: `_taskforce.${host}` },
      can: { verify: true, makePrimary: false, remove: true },
    });
    expect(claimed.record.value).toMatch(/^taskforce-verify=[\w-]{43}$/);
    expect(await siteAt(host)).toBe('unknown_host');
    expect(await owner.refusal('PATCH', `/tenant/domains/${claimed.id}`, { primary: true })).toBe(
      '409 conflict',
    );

    publish(claimed);
    const verified = await owner.ok<DomainView>('POST', verify(owner, claimed));
    expect(verified).toMatchObject({ state: 'verified', can: { makePrimary: true } });
    expect(await siteAt(host)).toBe(owner.person.tenant);

    await owner.ok('PATCH', `/tenant/domains/${claimed.id}`, { primary: true });
    expect(await owner.ok('GET', '/tenant')).toMatchObject({ url: `http://${host}:3000` });
    const mine = await owner.ok<{ items: { url: string }[] }>('GET', '/me/tenants');
    expect(mine.items.map(({ url }) => url)).toEqual([`http://${host}:3000`]);

    expect((await owner.send('DELETE', `/tenant/domains/${claimed.id}`)).status).toBe(204);
    expect(await siteAt(host)).toBe('unknown_host');
    expect(await owner.ok('GET', '/tenant')).toMatchObject({
      url: `http://${owner.person.tenant}.localhost:3000`,
    });
    expect(await list(owner)).toEqual([]);
  });
});

describe('a proof', () => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, 'free');
  });

  it('is missing, then different, then without an answer, then there', async () => {
    const domain = await add(owner, newHost());
    const ask = () => owner.send<ProblemAnswer>('POST', verify(owner, domain));
    expect((await ask()).body).toMatchObject({
      status: 409,
      code: 'domain_record_missing',
      record: domain.record,
    });
    dns.put(domain.record.name, `v=spf1\u0007${'-'.repeat(300)}`, 'taskforce-verify=of-another');
    const different = await ask();
    expect(different.body).toMatchObject({
      status: 409,
      code: 'domain_record_differs',
      found: ['taskforce-verify=of-another', `v=spf1?${'-'.repeat(93)}…`],
    });
    expect(different.body.detail).toContain('says "taskforce-verify=of-another"');
    dns.fail(domain.record.name, 'refuses');
    const silent = await ask();
    expect([silent.status, silent.body.code]).toEqual([503, 'dns_unavailable']);
    expect(Number(silent.headers['retry-after'])).toBeGreaterThan(0);
    expect((await list(owner)).map(({ state }) => state)).toEqual(['pending']);
    dns.put(domain.record.name, 'something else', ` ${domain.record.value} `);
    expect((await ask()).body).toMatchObject({ state: 'verified' });
  });

  it('has to be made anew, with another token, when the domain comes back', async () => {
    const host = newHost();
    const first = await proved(owner, host);
    await owner.send('DELETE', `/tenant/domains/${first.id}`);
    const second = await add(owner, host);
    expect(second.state).toBe('pending');
    expect(second.record.value).not.toBe(first.record.value);
    expect(await siteAt(host)).toBe('unknown_host');
    expect(await owner.refusal('POST', verify(owner, second))).toBe('409 domain_record_differs');
  });

  it('is asked for so often a minute and no more', async () => {
    const eager = await openWorkspace(app, 'free');
    const domain = await add(eager, newHost());
    const answers: string[] = [];
    for (let i = 0; i < 21; i++) answers.push(await eager.refusal('POST', verify(eager, domain)));
    expect(answers.slice(0, 20)).toEqual(Array(20).fill('409 domain_record_missing'));
    expect(answers[20]).toBe('429 rate_limited');
  });
});

describe('a host that several claim', () => {
  it('goes to whoever proves it, and from whom had it; what is left in the DNS gives nothing back', async () => {
    const [anna, berta] = [await openWorkspace(app, 'free'), await openWorkspace(app, 'basic')];
    const host = newHost();
    const annas = await proved(anna, host);
    await anna.ok('PATCH', `/tenant/domains/${annas.id}`, { primary: true });
    const bertas = await add(berta, host);
    expect(await berta.refusal('POST', verify(berta, bertas))).toBe('409 domain_record_differs');
    expect(await siteAt(host)).toBe(anna.person.tenant);

    dns.put(annas.record.name, annas.record.value, bertas.record.value);
    await berta.ok('POST', verify(berta, bertas));
    expect(await siteAt(host)).toBe(berta.person.tenant);
    const [lost] = (await list(anna)) as [DomainView];
    expect(lost).toMatchObject({ state: 'lost', primary: false, lostWhy: 'proved_elsewhere' });
    expect(lost.record.value).not.toBe(annas.record.value);
    expect(await anna.ok('GET', '/tenant')).toMatchObject({
      url: `http://${anna.person.tenant}.localhost:3000`,
    });

    expect(await anna.refusal('POST', verify(anna, lost))).toBe('409 domain_record_differs');
    expect(await siteAt(host)).toBe(berta.person.tenant);
    publish(lost);
    expect(await anna.ok('POST', verify(anna, lost))).toMatchObject({
      state: 'verified',
      lostAt: null,
    });
    expect(await siteAt(host)).toBe(anna.person.tenant);
  });

  it('belongs to one of them when they prove it at the same moment', async () => {
    const owners = await Promise.all([1, 2, 3, 4].map(() => openWorkspace(app, 'free')));
    const host = newHost();
    const claims = await Promise.all(owners.map((owner) => add(owner, host)));
    dns.put(`_taskforce.${host}`, ...claims.map(({ record }) => record.value));
    const answers = await Promise.all(
      owners.map((owner, i) => owner.send('POST', verify(owner, claims[i] as DomainView))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const after = (await Promise.all(owners.map(list))).flat();
    expect(after.map(({ state }) => state).toSorted()).toEqual([
      'lost',
      'lost',
      'lost',
      'verified',
    ]);
    const winner = owners[after.findIndex(({ state }) => state === 'verified')];
    expect(await siteAt(host)).toBe(winner?.person.tenant);
  });
});

describe('the list of domains', () => {
  it('has one primary domain at most, and none when that is put down', async () => {
    const owner = await openWorkspace(app, 'free');
    const domains = [await proved(owner), await proved(owner), await proved(owner)];
    await Promise.all(
      domains.map(({ id }) => owner.ok('PATCH', `/tenant/domains/${id}`, { primary: true })),
    );
    const [first, ...others] = (await list(owner)) as [DomainView, ...DomainView[]];
    expect(first.primary).toBe(true);
    expect(others.map(({ primary }) => primary)).toEqual([false, false]);
    await owner.ok('PATCH', `/tenant/domains/${first.id}`, { primary: false });
    expect((await list(owner)).some(({ primary }) => primary)).toBe(false);
  });

  it('takes each host once and ten of them', async () => {
    const owner = await openWorkspace(app, 'free');
    const [first] = await Promise.all(Array.from({ length: 10 }, () => add(owner, newHost())));
    expect(await owner.refusal('POST', '/tenant/domains', { host: newHost() })).toBe(
      '409 domain_limit',
    );
    expect(await owner.refusal('POST', '/tenant/domains', { host: first?.host })).toBe(
      '409 duplicate_key',
    );
  });

  it('refuses what is no host, beside its field', async () => {
    const owner = await openWorkspace(app, 'free');
    for (const host of ['co.uk', 'https://a.example', 'tasks.localhost', 'acme.localhost:3000'])
      expect(await owner.refusal('POST', '/tenant/domains', { host })).toBe('422 invalid host');
  });

  it('is for admins and owners, and its domains are nothing to others', async () => {
    const owner = await openWorkspace(app, 'free');
    const domain = await proved(owner);
    const admin = await join(app, owner, 'admin');
    expect(await list(admin)).toHaveLength(1);
    const manager = await join(app, owner, 'manager');
    const stranger = await openWorkspace(app, 'free');
    const attempts = [
      ['POST', verify(owner, domain), undefined],
      ['PATCH', `/tenant/domains/${domain.id}`, { primary: true }],
      ['DELETE', `/tenant/domains/${domain.id}`, undefined],
    ] as const;
    for (const [method, url, body] of attempts) {
      expect(await manager.refusal(method, url, body)).toBe('403 forbidden');
      expect(await stranger.refusal(method, url, body)).toBe('404 not_found');
    }
    expect(await manager.refusal('GET', '/tenant/domains')).toBe('403 forbidden');
    expect(await owner.refusal('DELETE', `/tenant/domains/${newId()}`)).toBe('404 not_found');
    expect(await siteAt(domain.host)).toBe(owner.person.tenant);
  });
});
