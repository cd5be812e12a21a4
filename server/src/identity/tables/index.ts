import type { Kysely, Transaction } from 'kysely';
import type { TenancyTables } from '#tenancy/model/index.ts';
import type { AccountTables } from './accounts.ts';
import type { InvitationTables } from './invitations.ts';
import type { MailTables } from './mail.ts';
import type { MembershipTables } from './memberships.ts';
import type { PreferenceTables } from './preferences.ts';
import type { SessionTables } from './sessions.ts';

export type { AccountTables } from './accounts.ts';
export type { MailState, MailTables } from './mail.ts';

/**
 * The control plane's tables that identity owns (server/migrations/control), a file for each owner. Times
 * are ISO-8601 text. They are declared together because queries join them.
 */
export type IdentityTables = AccountTables &
  SessionTables &
  MembershipTables &
  InvitationTables &
  MailTables &
  PreferenceTables;

/** The control plane as identity and the features above it see it; a Transaction is one too. */
export type Control = Kysely<TenancyTables & IdentityTables>;

/** One transaction on it. */
export type ControlTx = Transaction<TenancyTables & IdentityTables>;
