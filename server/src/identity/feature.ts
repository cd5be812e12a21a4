import type { Feature } from '#messaging/manifest.ts';
import { handoffRoutes } from './auth/handoff-routes.ts';
import { loginRoutes } from './auth/login-routes.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import type { Identity } from './identity.ts';
import { ticketRoute } from './auth/ticket-route.ts';
import { meRoutes } from './me/routes.ts';
import { preferenceRoutes } from './preferences/routes.ts';

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
