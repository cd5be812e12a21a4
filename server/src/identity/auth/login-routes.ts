import type { FastifyRequest } from 'fastify';
import { AppError, invalid } from '#kernel/errors.ts';
import { NoContent, publicRoute, type Route } from '#platform/http/index.ts';
import { toUserView } from '../accounts/index.ts';
import { bearerOf, type Site } from '../edge/index.ts';
import type { Identity } from '../identity.ts';
import { logIn } from './log-in.ts';
import {
  LoginBody,
  RefreshAnswer,
  RefreshBody,
  SignInAnswer,
  SiteAnswer,
  type SiteView,
} from './schema.ts';
import { assertMember, signIn } from './sign-in.ts';

const tag = 'auth';

/** Signing in, staying signed in, signing out. */
export const loginRoutes = (identity: Identity): Route[] => [
  publicRoute(
    {
      method: 'GET',
      url: '/site',
      tag,
      summary: 'Get the site of this host',
      reply: { 200: SiteAnswer },
      refusals: [404],
    },
    async ({ request }) => siteView(identity, await identity.sites.of(request)),
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/login',
      tag,
      summary: 'Sign in',
      description:
        'By e-mail address or user name. On a workspace’s own host, the session is valid for that workspace only.',
      body: LoginBody,
      reply: { 200: SignInAnswer },
      refusals: [401, 403, 429],
    },
    async ({ body, request, reply }) => {
      const site = await identity.sites.of(request);
      identity.transport.usesCookie(request);
      const { account, passwordHash } = await logIn(identity, { ...body, address: request.ip });
      if (site.kind === 'tenant') await assertMember(identity, site.tenant, account.id);
      return {
        user: toUserView(account),
        ...(await signIn(identity, account.id, site, request, reply, { passwordHash })),
      };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/refresh',
      tag,
      summary: 'Refresh tokens',
      description:
        'Each refresh token works once; reusing one ends the session. If you send a random Idempotency-Key of 22 or more characters, you can repeat a request whose response was lost: once, within ten seconds, for the same tokens. Of several concurrent requests, one gets tokens and the others get 409.',
      body: RefreshBody,
      reply: { 200: RefreshAnswer },
      refusals: [401, 403, 409],
    },
    async ({ body, request, reply }) => {
      const site = await identity.sites.of(request);
      const token = identity.transport.read(request, body?.refreshToken);
      if (!token) throw new AppError('unauthenticated', 'The request has no refresh token.');
      const grant = await identity.sessions.refresh({
        refreshToken: token,
        hostTenantId: site.kind === 'tenant' ? site.tenant.id : null,
        idempotencyKey: repeatKeyOf(request),
      });
      return identity.transport.hand(grant, request, reply);
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/logout',
      tag,
      summary: 'Sign out',
      description: 'Ends the sessions of the given refresh token and access token. Safe to repeat.',
      body: RefreshBody,
      reply: { 204: NoContent },
      refusals: [403],
    },
    async ({ body, request, reply }) => {
      const token = identity.transport.read(request, body?.refreshToken);
      identity.transport.forget(request, reply);
      if (token) await identity.sessions.endByRefreshToken(token);
      const bearer = bearerOf(request);
      const account = bearer === undefined ? undefined : await identity.sessions.identify(bearer);
      if (account) await identity.sessions.end(account.sessionId, account.userId);
      return undefined;
    },
  ),
];

/** As long as 128 random bits in base64url, so that no one guesses it. */
const REPEAT_KEY = /^[\x21-\x7e]{22,200}$/;

/** @throws AppError `invalid` for a key that could be guessed */
function repeatKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && REPEAT_KEY.test(key)) return key;
  throw invalid({ path: 'Idempotency-Key', message: 'must be 22 to 200 random characters' });
}

function siteView({ sites, signUp }: Identity, site: Site): SiteView {
  const about = { baseUrl: sites.baseUrl.origin, signUp };
  if (site.kind === 'base') return { kind: 'base', ...about };
  const { slug, name } = site.tenant;
  return { kind: 'tenant', ...about, tenant: { slug, name } };
}
