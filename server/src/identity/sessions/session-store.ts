import { sql } from 'kysely';
import type { Control } from '../tables/index.ts';
import type { PresentedToken } from './rotation.ts';

/** Every query on sessions and refresh tokens. */

export interface Session {
  readonly id: string;
  readonly userId: string;
  /** Set when it was opened on a tenant's own host. */
  readonly tenantId: string | null;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
}

export async function insertSession(control: Control, session: Session): Promise<void> {
  await control
    .insertInto('session')
    .values({
      id: session.id,
      user_id: session.userId,
      tenant_id: session.tenantId,
      user_agent: session.userAgent,
      address: session.address,
      created_at: session.createdAt,
      last_used_at: session.lastUsedAt,
      expires_at: session.expiresAt,
      revoked_at: null,
    })
    .execute();
}

export async function insertRefreshToken(
  control: Control,
  token: { hash: Buffer; sessionId: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await control
    .insertInto('refresh_token')
    .values({
      token_hash: token.hash,
      session_id: token.sessionId,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      used_at: null,
    })
    .execute();
}

/**
 * Reads a refresh token for trading it; its session is locked until the transaction ends.
 * @param keyHash of the Idempotency-Key it was presented with, if with one
 */
export async function lockRefreshToken(
  control: Control,
  hash: Buffer,
  keyHash: Buffer | null,
): Promise<(PresentedToken & { session: Session; successorSeed: Buffer | null }) | undefined> {
  const row = await control
    .selectFrom('refresh_token as t')
    .innerJoin('session as s', 's.id', 't.session_id')
    .innerJoin('account as a', 'a.id', 's.user_id')
    .selectAll('s')
    .select(['t.expires_at as token_expires_at', 'a.active'])
    .where('t.token_hash', '=', hash)
    .forUpdate('s')
    .executeTakeFirst();
  if (!row) return undefined;
  // Read after the lock is held, so that a trade that was under way is seen.
  const tokens = await control
    .selectFrom('refresh_token')
    .select(['token_hash', 'created_at', 'used_at', 'successor_seed', 'repeat_key_hash'])
    .where('session_id', '=', row.id)
    .where((eb) => eb.or([eb('token_hash', '=', hash), eb('used_at', 'is', null)]))
    .execute();
  const presented = tokens.find((t) => t.token_hash.equals(hash));
  const keyOfTrade = presented?.repeat_key_hash ?? null;
  return {
    usedAt: presented?.used_at ?? null,
    successorSeed: presented?.successor_seed ?? null,
    isRepeated: keyHash !== null && keyOfTrade !== null && keyOfTrade.equals(keyHash),
    unusedSince: tokens.find((t) => t.used_at === null)?.created_at ?? null,
    expiresAt: row.token_expires_at,
    sessionRevokedAt: row.revoked_at,
    accountActive: row.active,
    session: toSession(row),
  };
}

/** What lets one client repeat the trade of a token. */
export interface Repeatable {
  readonly successorSeed: Buffer;
  readonly keyHash: Buffer;
}

/** Marks a token as traded. @param repeatable undefined when no one may repeat the trade */
export async function useRefreshToken(
  control: Control,
  hash: Buffer,
  now: string,
  repeatable: Repeatable | undefined,
): Promise<void> {
  await control
    .updateTable('refresh_token')
    .set({
      used_at: now,
      ...(repeatable && {
        successor_seed: repeatable.successorSeed,
        repeat_key_hash: repeatable.keyHash,
      }),
    })
    .where('token_hash', '=', hash)
    .execute();
}

/** The trade of this token cannot be repeated any more. */
export async function forgetRepeat(control: Control, hash: Buffer): Promise<void> {
  await control
    .updateTable('refresh_token')
    .set({ successor_seed: null, repeat_key_hash: null })
    .where('token_hash', '=', hash)
    .execute();
}

export async function touchSession(
  control: Control,
  sessionId: string,
  now: string,
): Promise<void> {
  await control
    .updateTable('session')
    .set({ last_used_at: now })
    .where('id', '=', sessionId)
    .execute();
}

/** What sessions end with: the tenant on whose own host they were opened, or their accounts. */
export type EndedWith = { readonly boundTo: string } | { readonly ofAccounts: readonly string[] };

/** @returns the sessions that were still open */
export async function revokeSessions(
  control: Control,
  which:
    | { id: string; userId?: string; boundTo?: string | null }
    | { refreshTokenHash: Buffer }
    | EndedWith,
  now: string,
): Promise<string[]> {
  let query = control
    .updateTable('session')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null);
  if ('id' in which) {
    query = query.where('id', '=', which.id);
    if (which.userId !== undefined) query = query.where('user_id', '=', which.userId);
    if (typeof which.boundTo === 'string') query = query.where('tenant_id', '=', which.boundTo);
  } else if ('boundTo' in which) {
    query = query.where('tenant_id', '=', which.boundTo);
  } else if ('ofAccounts' in which) {
    if (which.ofAccounts.length === 0) return [];
    query = query.where('user_id', 'in', [...which.ofAccounts]);
  } else {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('refresh_token')
        .select('session_id')
        .where('token_hash', '=', which.refreshTokenHash),
    );
  }
  return (await query.returning('id').execute()).map((row) => row.id);
}

const openSessions = (control: Control, now: string) =>
  control
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.user_id')
    .select('s.id')
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('a.active', '=', true);

/** The open session that a refresh token belongs to, and whose it is. */
export async function findHolder(
  control: Control,
  hash: Buffer,
  now: string,
): Promise<{ userId: string; sessionId: string } | undefined> {
  const row = await openSessions(control, now)
    .innerJoin('refresh_token as t', 't.session_id', 's.id')
    .select('s.user_id')
    .where('t.token_hash', '=', hash)
    .executeTakeFirst();
  return row && { userId: row.user_id, sessionId: row.id };
}

/** Whether a session is open and its account active. */
export async function isSessionOpen(control: Control, id: string, now: string): Promise<boolean> {
  return (await openSessions(control, now).where('s.id', '=', id).executeTakeFirst()) !== undefined;
}

/** Those of many sessions that are open, with their accounts active. */
export async function listOpenSessions(
  control: Control,
  ids: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  const rows = await openSessions(control, now)
    .where(sql<boolean>`s.id = any(${ids})`)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/**
 * A person's open sessions, newest first.
 * @param page.before the id of the last session of the page before
 * @param page.boundTo only those bound to this tenant; all when null
 */
export async function listSessions(
  control: Control,
  userId: string,
  page: { now: string; limit: number; before: string | null; boundTo: string | null },
): Promise<Session[]> {
  let query = control
    .selectFrom('session')
    .selectAll()
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', page.now)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('id', '<', page.before);
  if (page.boundTo !== null) query = query.where('tenant_id', '=', page.boundTo);
  return (await query.execute()).map(toSession);
}

/** Removes a person's sessions that ended before a time, with their tokens. */
export async function removeEndedSessions(
  control: Control,
  userId: string,
  before: string,
): Promise<void> {
  await control
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
    .execute();
}

const toSession = (row: {
  id: string;
  user_id: string;
  tenant_id: string | null;
  user_agent: string | null;
  address: string | null;
  created_at: string;
  last_used_at: string;
  expires_at: string;
}): Session => ({
  id: row.id,
  userId: row.user_id,
  tenantId: row.tenant_id,
  userAgent: row.user_agent,
  address: row.address,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
});
