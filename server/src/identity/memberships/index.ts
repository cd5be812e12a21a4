/** Members of tenants, and their roles. */
export {
  countMembers,
  countSeats,
  findMember,
  insertMembership,
  listMembers,
  listMembershipsOf,
  lockMembers,
  removeMembership,
  updateMembership,
  type Member,
  type Membership,
  type MembershipChange,
} from './membership-store.ts';
export { Memberships, type Standing } from './memberships.ts';
export {
  enrol,
  listMembersForExport,
  matchAccounts,
  type Enrolment,
  type ExportedMember,
} from './enrolment.ts';
