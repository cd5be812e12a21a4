import { sql } from 'kysely';
import type { TenantState } from '#tenancy/model/index.ts';
import type { Role } from '../access/index.ts';
import type { Control, MailState } from '../tables/index.ts';

/** Every query on invitations. */

export type InvitedRole = Exclude<Role, 'owner'>;

export interface Invitation {
  readonly id: string;
  readonly tenantId: string;
  readonly email: string;
  readonly role: InvitedRole;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** An invitation with the role that its maker has in the tenant today; null for someone who is no active member. */
export interface MadeInvitation extends Invitation {
  readonly makerRole: Role | null;
  /** The state of its mail; undefined when the record has expired. */
  readonly mail?: MailState | undefined;
}

/** What an invitation's links carry, as hashes. */
export interface InvitationSecrets {
  /** Goes to the address by mail, and nowhere else. */
  readonly mailed: Buffer;
  /** Shown to the person who invites. */
  readonly shown: Buffer;
}

/** Replaces whatever open invitation the address has: of several links only the last one works. */
export async function replaceInvitation(
  control: Control,
  invitation: Invitation & { secrets: InvitationSecrets; invitedBy: string },
): Promise<void> {
  const { tenantId, email } = invitation;
  await control
    .deleteFrom('invitation')
    .where('tenant_id', '=', tenantId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .execute();
  await control
    .insertInto('invitation')
    .values({
      id: invitation.id,
      tenant_id: tenantId,
      email,
      role: invitation.role,
      token_hash: invitation.secrets.mailed,
      link_token_hash: invitation.secrets.shown,
      is_mail_apart: true,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      accepted_at: null,
    })
    .execute();
}

/** Invitations no one has accepted, newest first. @param before the id of the last one of the page before */
export async function listInvitations(
  control: Control,
  tenantId: string,
  page: { limit: number; before: string | null },
): Promise<MadeInvitation[]> {
  let query = invitations(control)
    .where('i.tenant_id', '=', tenantId)
    .where('i.accepted_at', 'is', null)
    .orderBy('i.id', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('i.id', '<', page.before);
  return (await query.execute()).map(toInvitation);
}

/** An invitation by its id, accepted or not. */
export async function findInvitationById(
  control: Control,
  id: string,
): Promise<MadeInvitation | undefined> {
  const row = await invitations(control).where('i.id', '=', id).executeTakeFirst();
  return row && toInvitation(row);
}

/** How many open invitations hold a seat, besides one for this address. */
export async function countInvited(
  control: Control,
  tenantId: string,
  except: string,
  now: string,
): Promise<number> {
  const row = await control
    .selectFrom('invitation')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenantId)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .where('email', '!=', except)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** @returns whether there was such an open invitation */
export async function removeInvitation(
  control: Control,
  tenantId: string,
  id: string,
): Promise<boolean> {
  const row = await control
    .deleteFrom('invitation')
    .where('tenant_id', '=', tenantId)
    .where('accepted_at', 'is', null)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Gives an open invitation another secret to show; the one before stops working, the mailed one does not.
 * @returns whether there was such an open invitation
 */
export async function replaceShownSecret(
  control: Control,
  { tenantId, id, shown }: { tenantId: string; id: string; shown: Buffer },
  now: string,
): Promise<boolean> {
  const row = await control
    .updateTable('invitation')
    .set({ link_token_hash: shown })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The open invitation of a link, with its tenant, and whether the link was the mailed one. */
export async function findInvitation(
  control: Control,
  tokenHash: Buffer,
  now: string,
): Promise<
  | (MadeInvitation & {
      tenant: { slug: string; name: string; state: TenantState };
      provesAddress: boolean;
    })
  | undefined
> {
  const row = await invitations(control)
    .innerJoin('tenant as t', 't.id', 'i.tenant_id')
    .select(['t.slug', 't.name', 't.state'])
    .select((eb) =>
      eb.and([eb.ref('i.is_mail_apart'), eb('i.token_hash', '=', tokenHash)]).as('proves_address'),
    )
    .where((eb) =>
      eb.or([eb('i.token_hash', '=', tokenHash), eb('i.link_token_hash', '=', tokenHash)]),
    )
    .where('i.accepted_at', 'is', null)
    .where('i.expires_at', '>', now)
    .executeTakeFirst();
  return (
    row && {
      ...toInvitation(row),
      tenant: { slug: row.slug, name: row.name, state: row.state },
      provesAddress: Boolean(row.proves_address),
    }
  );
}

/** @returns false when someone else was faster, or it was taken back */
export async function markAccepted(control: Control, id: string, now: string): Promise<boolean> {
  const row = await control
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const invitations = (control: Control) =>
  control
    .selectFrom('invitation as i')
    .leftJoin('membership as m', (on) =>
      on
        .onRef('m.tenant_id', '=', 'i.tenant_id')
        .onRef('m.user_id', '=', 'i.invited_by')
        .on('m.active', '=', true),
    )
    .leftJoin('mail as l', (on) =>
      on.on((eb) => eb('l.key', '=', sql<string>`'invitation:' || i.id || ':' || i.email`)),
    )
    .leftJoin('account as a', (on) => on.onRef('a.id', '=', 'm.user_id').on('a.active', '=', true))
    .select(['i.id', 'i.tenant_id', 'i.email', 'i.role', 'i.created_at', 'i.expires_at'])
    .select('l.state as mail_state')
    .select((eb) =>
      eb.case().when('a.id', 'is not', null).then(eb.ref('m.role')).end().as('maker'),
    );

const toInvitation = (row: {
  id: string;
  tenant_id: string;
  email: string;
  role: InvitedRole;
  created_at: string;
  expires_at: string;
  maker: Role | null;
  mail_state: MailState | null;
}): MadeInvitation => ({
  id: row.id,
  tenantId: row.tenant_id,
  email: row.email,
  role: row.role,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  makerRole: row.maker,
  mail: row.mail_state ?? undefined,
});
