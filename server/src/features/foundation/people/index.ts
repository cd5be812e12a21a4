/**
 * The people of a tenant. Owns the person table (everyone whose name can appear in the tenant's data) and, in the
 * control plane, invitations. Serves the tenant itself, its members and its directory. Follows renamed accounts, sends
 * invitations and welcome mails. Depends on identity and mail.
 */
export type { Confirmation, Applicant } from './confirmation.ts';
export { memberChanged } from './events.ts';
export { CachedPeople, type People } from './directory.ts';
export { peopleFeature } from './feature.ts';
export { type Joining, join } from './actions/join.ts';
export { welcome } from './mails/welcome.ts';
export type { MemberDeps } from './actions/members.ts';
export type { Directory, External, Person } from './model.ts';
export { catchUpNames } from './actions/renames.ts';
export { ExternalName } from './rows.ts';
export { Reference, RoleName, TenantName, TenantSummary } from './schema.ts';
export type { PeopleTables, PersonRow } from './store/people.ts';
export { referTo, toTenantSummary } from './view.ts';
