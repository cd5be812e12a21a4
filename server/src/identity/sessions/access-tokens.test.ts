import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { AccessTokens } from './access-tokens.ts';

/** Long enough for the stronger algorithm too, so that a forgery with it fails for its algorithm alone. */
const key = Buffer.alloc(64, 7);
let time = Date.parse('2026-11-20T12:00:00.000Z');
const clock = { now: () => new Date(time) };
const tokens = new AccessTokens(key, 600, clock);
const [USER, SESSION, TENANT, OTHER] = Array.from({ length: 4 }, newId) as [
  string,
  string,
  string,
  string,
];
const claims = { userId: USER, sessionId: SESSION, boundTenantId: null };

beforeEach(() => {
  time = Date.parse('2026-11-20T12:00:00.000Z');
});

test('a token says who, which session and for which tenant, until it expires', async () => {
  const token = await tokens.issue({ ...claims, boundTenantId: TENANT });
  expect(await tokens.verify(token)).toEqual({
    ...claims,
    boundTenantId: TENANT,
    expiresAt: time + 600_000,
  });
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'at+jwt' });
  time += 599_000;
  expect(await tokens.verify(token)).toBeDefined();
  time += 1000;
  expect(await tokens.verify(token), 'expires although it was remembered').toBeUndefined();
});

test('an unbound token has no tenant claim at all', async () => {
  expect(decodeJwt(await tokens.issue(claims))).not.toHaveProperty('tid');
});

const good = (header = { alg: 'HS256', typ: 'at+jwt' }, more: object = {}) =>
  new SignJWT({ sid: SESSION, ...more })
    .setProtectedHeader(header)
    .setSubject(USER)
    .setIssuer('taskforce')
    .setAudience('taskforce-api')
    .setIssuedAt(time / 1000)
    .setExpirationTime(time / 1000 + 600);

test('the positive control of the forgeries below is taken', async () => {
  expect(await tokens.verify(await good().sign(key))).toBeDefined();
});

test.each([
  ['another key', () => good().sign(Buffer.alloc(64, 8))],
  ['another algorithm', () => good({ alg: 'HS512', typ: 'at+jwt' }).sign(key)],
  ['another type', () => good({ alg: 'HS256', typ: 'JWT' }).sign(key)],
  ['another issuer', () => good().setIssuer('elsewhere').sign(key)],
  ['another audience', () => good().setAudience('elsewhere').sign(key)],
  [
    'no expiry',
    () =>
      new SignJWT({ sid: SESSION })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setSubject(USER)
        .setIssuer('taskforce')
        .setAudience('taskforce-api')
        .sign(key),
  ],
  [
    'no subject',
    () =>
      new SignJWT({ sid: SESSION })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setIssuer('taskforce')
        .setAudience('taskforce-api')
        .setExpirationTime(time / 1000 + 600)
        .sign(key),
  ],
  [
    'no signature',
    async () =>
      new UnsecuredJWT({ sid: SESSION })
        .setSubject(USER)
        .setIssuer('taskforce')
        .setAudience('taskforce-api')
        .setExpirationTime(time / 1000 + 600)
        .encode(),
  ],
  [
    'an expiry in the past',
    () =>
      good()
        .setExpirationTime(time / 1000)
        .sign(key),
  ],
  [
    'a changed payload',
    async () => {
      const [head, , signature] = (await good().sign(key)).split('.');
      const payload = Buffer.from(
        JSON.stringify({ ...decodeJwt(await good().sign(key)), sub: OTHER }),
      ).toString('base64url');
      return `${head}.${payload}.${signature}`;
    },
  ],
  ['a subject that is no id', () => good().setSubject('root').sign(key)],
  ['a URN as its subject', () => good().setSubject(`urn:uuid:${USER}`).sign(key)],
  ['a session that is no id', () => good(undefined, { sid: '1 or 1=1' }).sign(key)],
  ['a session that is a number', () => good(undefined, { sid: 1 }).sign(key)],
  ['a workspace that is no id', () => good(undefined, { tid: 'acme' }).sign(key)],
  ['a workspace that is nothing', () => good(undefined, { tid: null }).sign(key)],
  ['nonsense in it', async () => 'a.b.c'],
  ['no end', async () => 'x'.repeat(5000)],
])('a token with %s is refused', async (_, forge) => {
  expect(await tokens.verify(await forge())).toBeUndefined();
});

test('a short key is refused at start', () => {
  expect(() => new AccessTokens(Buffer.alloc(16), 600, clock)).toThrow(/256 bits/);
});
