import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { rawRequest, requestLines } from '../../../test/harness/raw-request.ts';

/** A request that names two hosts on the wire reaches one workspace, or none. */

let t: TestApp;
let port: number;
let ours: Person;
let theirs: Person;
beforeAll(async () => {
  t = await startTestApp();
  ours = await t.signUp();
  theirs = await t.signUp();
  await t.app.http.listen({ port: 0, host: '127.0.0.1' });
  port = (t.app.http.server.address() as AddressInfo).port;
});
afterAll(() => t[Symbol.asyncDispose]());

const hostOf = ({ tenant }: Person): string => `${tenant}.localhost:3000`;

async function site(target: string, ...headers: readonly string[]) {
  const answer = await rawRequest(port, requestLines(`GET ${target} HTTP/1.1`, ...headers));
  return {
    status: Number(answer.split(' ')[1]),
    slug: /"slug":"([^"]+)"/.exec(answer)?.[1],
    answer,
  };
}

const SITE = '/api/v1/site';

describe('a target with a host of its own', () => {
  it('reaches the workspace of the target, whatever the Host says', async () => {
    const found = await site(`http://${hostOf(theirs)}${SITE}`, `Host: ${hostOf(ours)}`);
    expect(found.slug).toBe(theirs.tenant);
    const unknown = await site(`http://nobody.localhost:3000${SITE}`, `Host: ${hostOf(ours)}`);
    expect([unknown.status, unknown.slug]).toEqual([404, undefined]);
  });

  it('is what host, name and token have to agree with', async () => {
    const { status, answer } = await site(
      `http://${hostOf(theirs)}/api/v1/tenant`,
      `Host: ${hostOf(ours)}`,
      `X-Tenant-ID: ${ours.tenant}`,
      `Authorization: Bearer ${ours.token}`,
    );
    expect([status, answer]).toEqual([400, expect.stringContaining('"tenant_mismatch"')]);
  });

  it('is what the Origin of a page is compared with', async () => {
    const log = (target: string, origin: string) =>
      rawRequest(
        port,
        [
          `POST ${target} HTTP/1.1`,
          `Host: ${hostOf(ours)}`,
          `Origin: http://${origin}`,
          'X-Refresh-Transport: cookie',
          'Content-Length: 0',
          'Connection: close',
          '',
          '',
        ].join('\r\n'),
      );
    const refresh = `http://${hostOf(theirs)}/api/v1/auth/refresh`;
    expect(await log(refresh, hostOf(ours))).toContain('"same-origin"');
    expect(await log(refresh, hostOf(theirs))).not.toContain('"same-origin"');
  });
});

describe('a Host that is none', () => {
  it.each([
    () => [],
    () => [`Host: ${hostOf(ours)}`, `Host: ${hostOf(theirs)}`],
    () => [`Host: ${ours.tenant}.localhost:3000x`],
    () => [`Host: ${ours.tenant}.localhost:80:80`],
    () => [`Host: ${theirs.tenant}.localhost@${hostOf(ours)}`],
  ])('reaches nobody (%#)', async (headers) => {
    const found = await site(SITE, ...headers());
    expect([found.status, found.slug]).toEqual([400, undefined]);
  });
});
