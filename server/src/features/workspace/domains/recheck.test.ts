import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { Zone } from '../../../../test/harness/dns.ts';
import { recheckDomains } from './actions/recheck.ts';
import type { DomainView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const dns = new Zone();
let time = Date.parse('2026-11-20T12:00:00.000Z');
let app: TestApp;
let owner: Client;
let domain: DomainView;
beforeAll(async () => {
  app = await startTestApp({
    lookup: dns.lookup,
    clock: { now: () => new Date(time) },
    // Sessions outlive the days that pass here.
    env: { ACCESS_TOKEN_MINUTES: '1440' },
  });
});
afterAll(() => app[Symbol.asyncDispose]());

const recheck = async () =>
  (await recheckDomains(app.app, owner.person.tenantId)).map(({ outcome }) => outcome);
const seen = async () => {
  const [found] = await app.app.tenancy.control
    .selectFrom('domain')
    .selectAll()
    .where('host', '=', domain.host)
    .execute();
  return found;
};
const answers = async (): Promise<boolean> =>
  (await app.request('GET', '/site', { host: domain.host })).status === 200;

describe('a verified domain that is checked anew', () => {
  let number = 0;
  const open = async () => {
    time = Date.parse('2026-11-20T12:00:00.000Z');
    owner = await openWorkspace(app, 'free');
    number += 1;
    const host = `tasks.customer-${number}.example`;
    domain = await owner.ok('POST', '/tenant/domains', { host });
    dns.put(domain.record.name, domain.record.value);
    await owner.ok('POST', `/tenant/domains/${domain.id}/verify`);
    await owner.ok('PATCH', `/tenant/domains/${domain.id}`, { primary: true });
  };

  it('stays what it is while the record stands, and when the DNS gives no answer', async () => {
    await open();
    expect(await recheck()).toEqual(['proved']);
    dns.fail(domain.record.name, 'refuses');
    for (let day = 0; day < 10; day++) {
      time += DAY_MS;
      expect(await recheck()).toEqual(['unanswered']);
    }
    expect(await seen()).toMatchObject({ failures: 0, is_primary: true });
    expect(await answers()).toBe(true);
  });

  it('goes on answering for three days without its record, and is lost then', async () => {
    await open();
    dns.remove(domain.record.name);
    expect([await recheck(), await recheck(), await recheck(), await recheck()].flat()).toEqual(
      Array(4).fill('failing'),
    );
    const list = await owner.ok<{ items: DomainView[] }>('GET', '/tenant/domains');
    expect(list.items[0]).toMatchObject({
      state: 'failing',
      primary: true,
      failingSince: '2026-11-20T12:00:00.000Z',
      losesAt: '2026-11-23T12:00:00.000Z',
    });
    time += 3 * DAY_MS - 1;
    expect(await recheck()).toEqual(['failing']);
    expect(await answers()).toBe(true);
    time += 1;
    expect(await recheck()).toEqual(['lost']);
    expect(await answers()).toBe(false);
    expect(await seen()).toMatchObject({
      verified_at: null,
      is_primary: false,
      lost_why: 'record_gone',
      token: domain.record.value.replace('taskforce-verify=', ''),
    });
    expect(await recheck(), 'what is lost is not checked').toEqual([]);
  });

  it('needs several failures as well as days', async () => {
    await open();
    dns.put(domain.record.name, 'something else');
    await recheck();
    time += 10 * DAY_MS;
    expect(await recheck()).toEqual(['failing']);
    expect(await recheck()).toEqual(['lost']);
  });

  it('begins anew when the record came back in between', async () => {
    await open();
    dns.remove(domain.record.name);
    await recheck();
    await recheck();
    dns.put(domain.record.name, domain.record.value);
    time += 5 * DAY_MS;
    expect(await recheck()).toEqual(['proved']);
    dns.remove(domain.record.name);
    expect(await recheck()).toEqual(['failing']);
    expect(await seen()).toMatchObject({ failures: 1 });
  });
});

it('checks every domain of every workspace, page after page', async () => {
  const control = app.app.tenancy.control;
  await control.deleteFrom('domain').execute();
  const verified_at = new Date(time).toISOString();
  await control
    .insertInto('domain')
    .values(
      Array.from({ length: 203 }, (_, i) => ({
        host: `many-${i}.example`,
        tenant_id: owner.person.tenantId,
        verified_at,
      })),
    )
    .execute();
  const checked = await recheckDomains(app.app);
  expect(new Set(checked.map(({ host }) => host)).size).toBe(203);
  expect(checked.every(({ outcome }) => outcome === 'failing')).toBe(true);
});
