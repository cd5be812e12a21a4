import type { Feature } from '#identity/manifest.ts';
import { identityPrivacy } from './privacy.ts';
import { handoffRoutes, loginRoutes, sessionRoutes, ticketRoute } from './auth/index.ts';
import { rateLimits } from './edge/index.ts';
import type { Identity } from './identity.ts';
import { meRoutes } from './me/index.ts';
import { preferenceRoutes } from './preferences/index.ts';

/** @param others those that follow the new name of an account, and tell people of things */
export const identityFeature = (
  identity: Identity,
  others: readonly Pick<Feature, 'onRenamed' | 'notifications'>[],
): Feature => ({
  name: 'identity',
  privacy: identityPrivacy,
  tags: [
    { name: 'auth', description: 'Sign up, sign in, renew a session, sign out' },
    { name: 'me', description: 'The signed-in person and their workspaces' },
  ],
  limits: rateLimits,
  routes: [
    ...loginRoutes(identity),
    ...sessionRoutes(identity),
    ...handoffRoutes(identity),
    ticketRoute(identity),
    ...meRoutes(identity, async (news) => {
      for (const { onRenamed } of others) await onRenamed?.(news);
    }),
    ...preferenceRoutes(
      identity,
      others.flatMap(({ notifications = {} }) => Object.values(notifications)),
    ),
  ],
});
