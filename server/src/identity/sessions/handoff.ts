import { createHash } from 'node:crypto';
import { AppError } from '#kernel/errors.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Control } from '../tables/index.ts';
import { hashSecret, newSecret } from './secret.ts';

const LIFETIME_MS = 60_000;

/** Where a sign-in is carried, and for which browser. */
export interface Destination {
  readonly tenantId: string;
  readonly host: string;
  /** SHA-256 of the verifier that the asking page keeps, in base64url (RFC 7636, S256). */
  readonly challenge: string;
}

/** Whose sign-in a code carries. */
export interface HandedOver {
  readonly userId: string;
  /** When the session that gave the code ends; the new one ends no later. */
  readonly sessionExpiresAt: string;
}

/**
 * Carries a sign-in from the base host to a tenant's own host without a shared cookie. A code works once,
 * for a minute, on one host, for the browser whose page made the challenge, and only while the session
 * that gave it is open.
 */
export class Handoff {
  readonly #control: Control;
  readonly #clock: Clock;

  constructor(control: Control, clock: Clock) {
    this.#control = control;
    this.#clock = clock;
  }

  async issue(
    giver: { readonly userId: string; readonly sessionId: string },
    { tenantId, host, challenge }: Destination,
  ): Promise<string> {
    const now = this.#clock.now();
    const code = newSecret();
    await this.#control
      .deleteFrom('handoff_code')
      .where('user_id', '=', giver.userId)
      .where('expires_at', '<', iso(now))
      .execute();
    await this.#control
      .insertInto('handoff_code')
      .values({
        code_hash: hashSecret(code),
        user_id: giver.userId,
        session_id: giver.sessionId,
        tenant_id: tenantId,
        host,
        challenge,
        expires_at: iso(new Date(now.getTime() + LIFETIME_MS)),
        used_at: null,
      })
      .execute();
    return code;
  }

  /**
   * Whose sign-in a code carries. The code stays good: spend it once nothing speaks against it.
   * @throws AppError `invalid_credentials` when it is unknown, used, too old, for another host or another
   *   browser, or when the session that gave it has ended
   */
  async read(presented: {
    code: string;
    verifier: string;
    tenantId: string;
    host: string;
  }): Promise<HandedOver> {
    const now = iso(this.#clock.now());
    const row = await this.#control
      .selectFrom('handoff_code as c')
      .innerJoin('session as s', 's.id', 'c.session_id')
      .innerJoin('account as a', 'a.id', 'c.user_id')
      .select(['c.user_id', 's.expires_at as session_expires_at'])
      .where('c.code_hash', '=', hashSecret(presented.code))
      .where('c.tenant_id', '=', presented.tenantId)
      .where('c.host', '=', presented.host)
      .where('c.challenge', '=', challengeOf(presented.verifier))
      .where('c.used_at', 'is', null)
      .where('c.expires_at', '>', now)
      .where('s.revoked_at', 'is', null)
      .where('s.expires_at', '>', now)
      .where('a.active', '=', true)
      .executeTakeFirst();
    if (!row) throw spent();
    return { userId: row.user_id, sessionExpiresAt: row.session_expires_at };
  }

  /** @throws AppError `invalid_credentials` when another request was faster */
  async spend(code: string): Promise<void> {
    const row = await this.#control
      .updateTable('handoff_code')
      .set({ used_at: iso(this.#clock.now()) })
      .where('code_hash', '=', hashSecret(code))
      .where('used_at', 'is', null)
      .returning('user_id')
      .executeTakeFirst();
    if (!row) throw spent();
  }

  /** Whether a person has agreed to be signed in to a tenant at a host whose DNS is the tenant's. */
  async isConfirmed(userId: string, tenantId: string, host: string): Promise<boolean> {
    const row = await this.#control
      .selectFrom('handoff_consent')
      .select('host')
      .where('user_id', '=', userId)
      .where('tenant_id', '=', tenantId)
      .where('host', '=', host)
      .executeTakeFirst();
    return row !== undefined;
  }

  async confirm(userId: string, tenantId: string, host: string): Promise<void> {
    await this.#control
      .insertInto('handoff_consent')
      .values({
        user_id: userId,
        tenant_id: tenantId,
        host,
        confirmed_at: iso(this.#clock.now()),
      })
      .onConflict((conflict) => conflict.columns(['user_id', 'tenant_id', 'host']).doNothing())
      .execute();
  }
}

const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

const spent = (): AppError =>
  new AppError(
    'invalid_credentials',
    'This sign-in link has expired, was already used, or belongs to another browser.',
  );
