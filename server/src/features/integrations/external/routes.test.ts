import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordOf } from '../../../../test/factories/portable.ts';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { type Receiver, startReceiver } from '../../../../test/harness/receiver.ts';
import type { MergedTask, SourceReport, SourceView } from './schema.ts';

interface Merged {
  items: MergedTask[];
  sources: SourceReport[];
  nextCursor: null;
}

let app: TestApp;
let outside: Receiver;
let now = Date.now();

beforeAll(async () => {
  app = await startTestApp({
    env: { OUTBOUND_ALLOW: '127.0.0.1', ACCESS_TOKEN_MINUTES: '1440' },
    clock: { now: () => new Date(now) },
  });
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  outside = await startReceiver();
});
afterEach(async () => outside[Symbol.asyncDispose]());

const SECRET = 'Bearer very-secret';

const answerWith = (...issues: object[]): void =>
  outside.answer((response) => response.end(JSON.stringify({ issues })));
const fields = (more: object = {}): object => ({
  name: 'Jira',
  url: `${outside.url}/tasks`,
  headers: { Authorization: SECRET },
  itemsPath: 'issues',
  mapping: { id: 'key', title: 'summary', assignee: 'who.name', dueAt: 'due' },
  ...more,
});
const add = (owner: Client, more: object = {}): Promise<SourceView> =>
  owner.ok('POST', '/tenant/external-sources', fields(more));
const look = (who: Client, query = ''): Promise<Merged> =>
  who.ok('GET', `/tasks/external?limit=100${query}`);
const reportOf = async (who: Client): Promise<SourceReport | undefined> =>
  (await look(who)).sources.find(({ name }) => name !== 'local');

describe.each(ENGINES)('outside sources in the %s layout', (_layout, plan) => {
  it('are kept, changed and removed by admins, and never show what is secret', async () => {
    const owner = await openWorkspace(app, plan);
    const member = await join(app, owner, 'manager');
    const made = await add(owner, { name: ' Jira ' });
    expect(made).toMatchObject({
      name: 'Jira',
      headerNames: ['Authorization'],
      headersReadable: true,
      enabled: true,
      version: 1,
    });
    const at = `/tenant/external-sources/${made.id}`;
    expect(await member.refusal('GET', '/tenant/external-sources')).toBe('403 forbidden');
    expect(await member.refusal('POST', '/tenant/external-sources', fields())).toBe(
      '403 forbidden',
    );
    expect(await member.refusal('PATCH', at, { name: 'x' })).toBe('403 forbidden');
    expect(await member.refusal('POST', `${at}/test`)).toBe('403 forbidden');
    expect(await member.refusal('DELETE', at)).toBe('403 forbidden');
    expect(await owner.refusal('POST', '/tenant/external-sources', fields())).toBe(
      '409 duplicate_key',
    );
    expect(await owner.refusal('PATCH', at, { name: 'x' }, { 'if-match': '"7"' })).toBe(
      '412 version_mismatch',
    );
    const changed = await owner.ok<SourceView>('PATCH', at, { name: 'Other', enabled: false });
    expect(changed).toMatchObject({ name: 'Other', enabled: false, version: 2 });
    const listed = await owner.send('GET', '/tenant/external-sources');
    expect(listed.body).toEqual({ items: [changed], limit: 10 });
    expect(listed.text).not.toContain('very-secret');
    expect((await look(owner)).sources).toHaveLength(1);
    expect((await owner.send('DELETE', at)).status).toBe(204);
    expect(await owner.refusal('DELETE', at)).toBe('404 not_found');
    expect(outside.received).toEqual([]);
  });

  it('appear beside the tasks one may see', async () => {
    const owner = await openWorkspace(app, plan);
    const member = await join(app, owner, 'member');
    await add(owner);
    const open = await owner.project();
    const secret = await owner.project({ visibility: 'private' });
    const mine = await owner.task(open.id, { title: 'Mine', dueAt: '2027-02-01T00:00:00Z' });
    await owner.task(secret.id, { title: 'Hidden' });
    answerWith(
      { key: 'A-1', summary: 'Theirs', who: { name: 'Ada' }, due: '2027-01-01' },
      { summary: 'no id' },
    );
    const { items, sources, nextCursor } = await look(member);
    expect(items).toEqual([
      {
        source: 'Jira',
        id: 'A-1',
        key: null,
        title: 'Theirs',
        status: null,
        priority: null,
        assignee: { id: null, name: 'Ada' },
        dueAt: '2027-01-01T00:00:00.000Z',
        url: null,
      },
      expect.objectContaining({ source: 'local', id: mine.id, key: mine.key, title: 'Mine' }),
    ]);
    expect(items[1]?.url).toMatch(new RegExp(`/p/${open.key}/t/${mine.number}$`));
    expect(sources).toEqual([
      { name: 'local', state: 'ok', count: 1, skipped: 0, at: null },
      { name: 'Jira', state: 'ok', count: 1, skipped: 1, at: new Date(now).toISOString() },
    ]);
    expect(nextCursor).toBeNull();
    expect(outside.received[0]?.headers.authorization).toBe(SECRET);
    expect((await look(member, '&q=their')).items.map(({ id }) => id)).toEqual(['A-1']);
    expect((await look(member, '&source=local')).sources).toHaveLength(1);
    expect((await look(member, '&source=Jira')).items).toHaveLength(1);
    expect((await look(owner)).items).toHaveLength(3);
  });
});

describe('a source', () => {
  let owner: Client;
  beforeEach(async () => {
    owner = await openWorkspace(app, 'free');
  });

  it('is asked once a minute, and anew when it was changed', async () => {
    const source = await add(owner);
    answerWith({ key: '1', summary: 'x' });
    const [first] = await Promise.all([look(owner), look(owner), look(owner)]);
    expect(first.items).toHaveLength(1);
    expect(outside.received).toHaveLength(1);
    now += 59_000;
    expect(await reportOf(owner)).toMatchObject({ state: 'cached', count: 1 });
    now += 2000;
    expect(await reportOf(owner)).toMatchObject({ state: 'ok' });
    await owner.ok('PATCH', `/tenant/external-sources/${source.id}`, {
      mapping: { id: 'key', title: 'summary' },
    });
    expect(await reportOf(owner)).toMatchObject({ state: 'ok' });
    expect(outside.received).toHaveLength(3);
  });

  it('that goes down is stood in for by what it said before, for an hour', async () => {
    await add(owner);
    answerWith({ key: '1', summary: 'x' });
    await look(owner);
    const at = new Date(now).toISOString();
    outside.answer((response) => response.writeHead(503).end());
    now += 61_000;
    const { items, sources } = await look(owner);
    expect(items).toHaveLength(1);
    expect(sources[1]).toMatchObject({ state: 'stale', count: 1, at, error: 'It answered 503.' });
    now += 3_600_000;
    expect(await reportOf(owner)).toMatchObject({ state: 'failed', count: 0, at: null });
  });

  it('that is slow is given up after two seconds and delays nothing else', async () => {
    outside.answer(() => undefined);
    await add(owner);
    await owner.task((await owner.project()).id);
    const began = performance.now();
    const { items, sources } = await look(owner);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(items).toHaveLength(1);
    expect(sources[1]).toMatchObject({ state: 'timeout', error: 'It did not answer in time.' });
  });

  it('that keeps failing is left alone, and asked again when it was changed', async () => {
    outside.answer((response) => response.writeHead(500).end());
    const source = await add(owner);
    for (let i = 0; i < 3; i++)
      expect(await reportOf(owner)).toMatchObject({ state: 'failed', error: 'It answered 500.' });
    expect(await reportOf(owner)).toMatchObject({
      state: 'circuit_open',
      error: 'It failed 3 times in a row and is left alone for a while. It answered 500.',
    });
    expect(outside.received).toHaveLength(3);
    answerWith({ key: '1', summary: 'x' });
    const trial = await owner.ok('POST', `/tenant/external-sources/${source.id}/test`);
    expect(trial).toMatchObject({ state: 'ok', status: 200, count: 1, sample: [{ id: '1' }] });
    await owner.ok('PATCH', `/tenant/external-sources/${source.id}`, { enabled: true });
    expect(await reportOf(owner)).toMatchObject({ state: 'ok' });
  });

  it.each([
    ['is not JSON', '<html>', 'Its answer is not JSON.'],
    ['has no list', '{}', 'There is no list at "issues" in its answer.'],
    [
      'has other fields',
      '{"issues":[{"id":1}]}',
      'None of 1 items has an id at "key" and a title at "summary".',
    ],
    ['is too long', `"${'x'.repeat(2_000_001)}"`, 'The answer is longer than 2000000 bytes.'],
  ])('whose answer %s says so', async (_what, text, error) => {
    outside.answer((response) => response.end(text));
    const source = await add(owner);
    expect(await reportOf(owner)).toMatchObject({ state: 'failed', count: 0, error });
    expect(await owner.ok('POST', `/tenant/external-sources/${source.id}/test`)).toMatchObject({
      state: 'failed',
      error,
      sample: [],
    });
  });

  it('that redirects inward is not followed there', async () => {
    outside.answer((response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    );
    await add(owner);
    expect(await reportOf(owner)).toMatchObject({ state: 'failed' });
  });

  it('belongs to one workspace, and so does what is remembered of it', async () => {
    const other = await openWorkspace(app, 'free');
    answerWith({ key: '1', summary: 'for one' });
    await add(owner);
    await add(other);
    expect((await look(owner)).items[0]?.title).toBe('for one');
    answerWith({ key: '1', summary: 'for the other' });
    expect((await look(other)).items[0]?.title).toBe('for the other');
    expect((await look(owner)).items[0]?.title).toBe('for one');
    outside.answer((response) => response.writeHead(500).end());
    const third = await openWorkspace(app, 'free');
    await add(third);
    for (let i = 0; i < 4; i++) await look(third);
    now += 61_000;
    expect(await reportOf(third)).toMatchObject({ state: 'circuit_open' });
    answerWith({ key: '1', summary: 'again' });
    expect(await reportOf(other)).toMatchObject({ state: 'ok' });
  });

  it('whose headers were encrypted elsewhere says so and is not asked', async () => {
    const source = await add(owner);
    const foreign = await add(await openWorkspace(app, 'free'));
    await swapHeaders(owner, source.id, foreign.id);
    expect(await reportOf(owner)).toMatchObject({
      state: 'failed',
      error: 'Its headers can no longer be read here; enter them again.',
    });
    const { items } = await owner.ok<{ items: SourceView[] }>('GET', '/tenant/external-sources');
    expect(items[0]?.headersReadable).toBe(false);
    expect(outside.received).toEqual([]);
  });
});

describe('an address or a header', () => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, 'free');
  });

  it.each([
    ['an inward address', { url: 'https://10.0.0.1/' }, 'url'],
    ['the metadata service', { url: 'http://169.254.169.254/latest' }, 'url'],
    ['plain HTTP', { url: 'http://93.184.216.34/' }, 'url'],
    ['no address', { url: 'tasks' }, 'url'],
    ['credentials in it', { url: 'https://user:pw@example.com/' }, 'url'],
    ['a header of ours', { headers: { Host: 'x' } }, 'headers.Host'],
    ['a header twice', { headers: { 'X-A': '1', 'x-a': '2' } }, 'headers.x-a'],
    ['a header that ends another', { headers: { 'X-A': '1\r\nX-B: 2' } }, 'headers.X-A'],
    ['a name that is none', { headers: { 'X A': '1' } }, 'headers.X A'],
    ['a name that is taken', { name: 'Local' }, 'name'],
    ['a path with nothing in it', { mapping: { id: 'a..b', title: 'x' } }, 'mapping.id'],
    ['no title', { mapping: { id: 'x' } }, 'mapping.title'],
    ['an unknown field', { mapping: { id: 'x', title: 'x', x: 'x' } }, 'mapping.x'],
  ])('is refused: %s', async (_what, more, path) => {
    const answer = await owner.refusal('POST', '/tenant/external-sources', fields(more));
    expect(answer).toBe(`422 invalid ${path}`);
  });

  it('cannot be changed so that what is secret goes to another host', async () => {
    const source = await add(owner, { name: 'Moving' });
    const at = `/tenant/external-sources/${source.id}`;
    const elsewhere = { url: 'https://example.com/' };
    expect(await owner.refusal('PATCH', at, elsewhere)).toBe('422 invalid headers');
    expect(await owner.ok('PATCH', at, { url: `${outside.url}/other` })).toMatchObject({
      headerNames: ['Authorization'],
    });
    expect(await owner.ok('PATCH', at, { ...elsewhere, headers: null })).toMatchObject({
      headerNames: [],
    });
  });

  it('is one of ten at most', async () => {
    const many = await openWorkspace(app, 'free');
    for (let i = 0; i < 10; i++) await add(many, { name: `s${i}` });
    expect(await many.refusal('POST', '/tenant/external-sources', fields())).toBe('409 conflict');
  });
});

/** Gives a source the encrypted headers of another one, as a clone would carry them. */
async function swapHeaders(owner: Client, id: string, from: string): Promise<void> {
  const { placement } = await recordOf(app, owner.person.tenantId);
  await ask(
    app.server.addressOf(placement.cell).ownerUrl,
    `update shared.external_source set headers =
       (select headers from shared.external_source where id = '${from}') where id = '${id}'`,
  );
}
