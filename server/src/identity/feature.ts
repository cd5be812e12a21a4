import type { Feature } from '#messaging/manifest.ts';
import { handoffRoutes, loginRoutes, sessionRoutes, ticketRoute } from './auth/index.ts';
import type { Identity } from './identity.ts';
import { meRoutes } from './me/index.ts';
import { preferenceRoutes } from './preferences/index.ts';

export const identityFeature = (identity: Identity): Feature => ({
  name: 'identity',
  routes: [
    ...loginRoutes(identity),
    ...sessionRoutes(identity),
    ...handoffRoutes(identity),
    ticketRoute(identity),
    ...meRoutes(identity),
    ...preferenceRoutes(identity),
  ],
});
