/** Signing in and out, as routes, and handing a session on to another host. */
export { handoffRoutes } from './handoff-routes.ts';
export { loginRoutes } from './login-routes.ts';
export { Tokens } from './schema.ts';
export { sessionRoutes } from './session-routes.ts';
export { assertMember, signIn } from './sign-in.ts';
export { ticketRoute } from './ticket-route.ts';
