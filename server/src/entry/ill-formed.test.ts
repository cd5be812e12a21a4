import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Person, type TestApp, startTestApp } from '../../test/harness/app.ts';

/** Text that no database holds, at every door of the API. The kernel's and the server's own tests have the details. */
let t: TestApp;
let owner: Person;
beforeAll(async () => {
  t = await startTestApp();
  owner = await t.signUp();
});
afterAll(() => t[Symbol.asyncDispose]());

const inject = async (method: string, url: string, payload?: string) => {
  const answer = await t.app.http.inject({
    method: method as 'GET',
    url,
    headers: {
      authorization: `Bearer ${owner.token}`,
      'x-tenant-id': owner.tenant,
      ...(payload !== undefined && { 'content-type': 'application/json' }),
    },
    ...(payload !== undefined && { payload }),
  });
  return { status: answer.statusCode, problem: answer.json<{ errors?: { path: string }[] }>() };
};

describe('no route takes it', () => {
  test('in a body, as a value or as a name', async () => {
    const taking = t.app.routes.filter(({ contract }) => contract.body);
    expect(taking.length).toBeGreaterThan(30);
    for (const { contract } of taking) {
      const url = `/api/v1${contract.url.replaceAll(/:\w+/g, newId())}`;
      for (const [body, path] of [
        ['{"title":"\\ud800","name":"x"}', 'title'],
        ['{"title":"a\\u0000b"}', 'title'],
        ['{"a":[{"b\\udfff":1}]}', 'a.0.b\ufffd'],
      ] as const) {
        const { status, problem } = await inject(contract.method, url, body);
        const found = [status, problem.errors?.map((error) => error.path)];
        expect(found, `${contract.method} ${url}`).toEqual([422, [path]]);
      }
    }
  });

  test('in a query', async () => {
    const taking = t.app.routes.filter(({ contract }) => contract.query);
    expect(taking.length).toBeGreaterThan(10);
    for (const { contract } of taking) {
      const url = `/api/v1${contract.url.replaceAll(/:\w+/g, newId())}?q=a%00b`;
      const { status, problem } = await inject(contract.method, url);
      const found = [status, problem.errors?.map((error) => error.path)];
      expect(found, `${contract.method} ${url}`).toEqual([422, ['q']]);
    }
  });

  test('in a cursor, which is text within text', async () => {
    for (const value of ['\ud800', '\0']) {
      const text = JSON.stringify(['-updatedAt', value, newId()]);
      const cursor = Buffer.from(text).toString('base64url');
      expect((await inject('GET', `/api/v1/tasks?cursor=${cursor}`)).status).toBe(422);
    }
  });
});
