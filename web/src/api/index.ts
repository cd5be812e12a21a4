/** Everything that speaks to the server: the contract's types, the session, problems. */
export type * from './contract.ts';
export { byCookie, http, session } from './http.ts';
export { messageOf, Problem, toProblem, type FieldProblem } from './problem.ts';
export type { Grant } from './session.ts';
export { allPages } from './pages.ts';
export { loadSite, site } from './site.ts';
export { tenantApi, type TenantApi } from './tenant.ts';
