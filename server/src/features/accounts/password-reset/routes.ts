import { type Route, publicRoute } from '#platform/http/index.ts';
import { findAccount, signIn, toUserView } from '#identity/index.ts';
import { notFound } from '#kernel/errors.ts';
import { LIFETIME_MINUTES, askForReset } from './actions/ask.ts';
import type { PasswordResetDeps } from './deps.ts';
import { openReset, redeem } from './actions/redeem.ts';
import {
  AskAnswer,
  AskBody,
  PreviewBody,
  RedeemAnswer,
  RedeemBody,
  ResetPreview,
} from './schema.ts';
import type { ResetThrottle } from './throttle.ts';

const tag = 'auth';

export const passwordResetRoutes = (deps: PasswordResetDeps, throttle: ResetThrottle): Route[] => [
  publicRoute(
    {
      method: 'POST',
      url: '/auth/password-reset',
      tag,
      summary: 'Request a password reset',
      description:
        'If an account has the address, a link is mailed to it that works once within an hour. The response is the same for every address.',
      body: AskBody,
      reply: { 202: AskAnswer },
      refusals: [429],
    },
    async ({ body, request }) => {
      await askForReset(deps, throttle, { email: body.email, network: request.ip });
      return { expiresInMinutes: LIFETIME_MINUTES };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/password-reset/preview',
      tag,
      summary: 'Preview a password reset',
      description: '404 for every invalid link: used, expired or replaced.',
      body: PreviewBody,
      reply: { 200: ResetPreview },
      refusals: [404],
    },
    async ({ body }) => {
      const { address, expiresAt } = await openReset(deps.identity, body.token);
      return { email: address, expiresAt };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/password-reset/redeem',
      tag,
      summary: 'Reset a password',
      description:
        'Ends every session of the account, invalidates its other reset links, and signs in. The address then counts as verified.',
      body: RedeemBody,
      reply: { 200: RedeemAnswer },
      refusals: [403, 404],
    },
    async ({ body, request, reply }) => {
      const { identity } = deps;
      identity.transport.usesCookie(request);
      const site = await identity.sites.of(request);
      const userId = await redeem(deps, site, body);
      const account = await findAccount(identity.control, userId);
      if (!account) throw notFound('account');
      return {
        user: toUserView(account),
        ...(await signIn(identity, userId, site, request, reply)),
      };
    },
  ),
];
