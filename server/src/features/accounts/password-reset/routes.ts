import { type Route, publicRoute } from '#platform/http/index.ts';
import { findAccount, signIn, toUserView } from '#identity/index.ts';
import { notFound } from '#kernel/errors.ts';
import { LIFETIME_MINUTES, askForReset } from './ask.ts';
import type { PasswordResetDeps } from './deps.ts';
import { openReset, redeem } from './redeem.ts';
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
      summary: 'Ask for a new password',
      description:
        'Where an account has the address, a link goes there by mail; it works once, for an hour. The answer is the same for every address.',
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
      summary: 'Whose password a link replaces',
      description: '404 for every link that does not work: used, expired, or replaced.',
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
      summary: 'Choose a new password with a mailed link',
      description:
        'Ends every session of the account, makes all its links useless, and signs in. The address counts as proved from then on.',
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
