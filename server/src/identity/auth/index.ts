/** Routes for signing in and out, and for transferring a session to another host. */
export { handoffRoutes } from './handoff-routes.ts';
export { loginRoutes } from './login-routes.ts';
export { Tokens } from './schema.ts';
export { sessionRoutes } from './session-routes.ts';
export { assertMember, signIn } from './sign-in.ts';
export { ticketRoute } from './ticket-route.ts';
