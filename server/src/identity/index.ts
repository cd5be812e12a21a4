/** Who acts: accounts, sessions, memberships, and the one table that decides who may do what. */
export type { Actor, SignedIn } from './access/actor.ts';
export {
  authorize,
  authorizeInProject,
  can,
  canInProject,
  roleHas,
  roleInProject,
  seesEveryProject,
  type ProjectRight,
  type ProjectStanding,
  type TenantRight,
} from './access/decisions.ts';
export { PROJECT_ROLES, ROLES, isAtLeast, type ProjectRole, type Role } from './access/roles.ts';
export {
  NAME_PATTERN,
  normalEmail,
  normalName,
  profileProblems,
  type Account,
} from './accounts/account.ts';
export {
  findAccount,
  findAccountByEmail,
  markVerified,
  updatePassword,
} from './accounts/account-store.ts';
export {
  createAccount,
  draftProblems,
  openAccount,
  prepareAccount,
  setFirstPassword,
  type AccountDraft,
  type PreparedAccount,
} from './accounts/create-account.ts';
export { Argon2Passwords, type Passwords } from './accounts/passwords.ts';
export { listExisting, listOrphans, removeAccounts } from './accounts/orphans.ts';
export { passwordProblem } from './accounts/password-policy.ts';
export {
  armReset,
  findAskedReset,
  findOpenReset,
  insertReset,
  removeExpiredResets,
  removeReset,
  useReset,
  type OpenReset,
} from './accounts/reset-store.ts';
export { listUnproved, shutOutUnproved } from './accounts/unproved.ts';
export type { Rename } from './accounts/renames.ts';
export { Email, FullName, NewPassword, User, Username, toUserView } from './accounts/schema.ts';
export { Tokens } from './auth/schema.ts';
export { assertMember, signIn } from './auth/sign-in.ts';
export { assertBinding, assertUnbound } from './edge/agreement.ts';
export { fromIdCursor, fromNameCursor, toIdCursor, toNameCursor } from './edge/cursors.ts';
export { callerOf, createGuards } from './edge/guards.ts';
export { type Entrant, shakeHands } from './edge/handshake.ts';
export { accountRoute, tenantRoute, type AccountInput, type TenantInput } from './edge/routes.ts';
export type { Site, Sites } from './edge/sites.ts';
export { identityFeature } from './feature.ts';
export { createIdentity, type Identity, type IdentityOptions } from './identity.ts';
export {
  countInvited,
  findInvitation,
  findInvitationById,
  listInvitations,
  markAccepted,
  removeInvitation,
  replaceInvitation,
  replaceShownSecret,
  type Invitation,
  type MadeInvitation,
  type InvitedRole,
} from './invitations/invitation-store.ts';
export type { Mail, MailState } from './mail/mail.ts';
export {
  claimMail,
  findMail,
  findRefusal,
  insertMail,
  listMail,
  listOverdueMail,
  markDelayed,
  markEnded,
  markSent,
  putRefusal,
  removeEndedMail,
  removeRefusal,
  requeueMail,
  type MailFilter,
  type NewMail,
} from './mail/mail-store.ts';
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
} from './memberships/membership-store.ts';
export {
  enrol,
  listRoster,
  matchRoster,
  type Enrolment,
  type RosterEntry,
} from './memberships/roster.ts';
export type { Memberships, Standing } from './memberships/memberships.ts';
export {
  CHANNELS,
  NOTIFICATION_KINDS,
  isMailedKind,
  type Channel,
  type InboxKind,
  type MailedKind,
  type NotificationKind,
} from './preferences/kinds.ts';
export { putChoices, whoWants, type Choice } from './preferences/preference-store.ts';
export { networkOf } from './sessions/network.ts';
export { hashSecret, newSecret } from './sessions/secret.ts';
export type { Sessions } from './sessions/sessions.ts';
export type { Control, ControlTx, IdentityTables } from './tables.ts';
