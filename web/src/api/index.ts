/** Everything that speaks to the server: the generated calls, their types, the session, problems. */
export type * from './contract.ts';
export * from './generated/sdk.gen.ts';
export { liveEventTypes, liveNoticeTypes } from './generated/live.gen.ts';
export { session, watchRefusals } from './http.ts';
export { challengeOf, randomToken } from './pkce.ts';
export { allPages } from './pages.ts';
export { atLarge, withCookie } from './platform.ts';
export { messageOf, Problem, toProblem, type FieldProblem } from './problem.ts';
export { loadSite, site } from './site.ts';
export { isWaiting, watchWaiting } from './waiting.ts';
export { socketAddress, socketTicket } from './socket.ts';
export { dataOf, within } from './tenant.ts';
