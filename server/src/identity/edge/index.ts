/** Runs before each request: resolves the tenant, authenticates, authorises, and limits the rate. */
export { assertBinding, assertUnbound } from './resolve-tenant.ts';
export { bearerOf, callerOf, createGuards } from './guards.ts';
export { authenticateSocket, type AuthenticatedPeer } from './authenticate-socket.ts';
export { RequestRates, rateLimits } from './rates.ts';
export { accountRoute, tenantRoute, type AccountInput, type TenantInput } from './routes.ts';
export { Sites, type Site } from './sites.ts';
