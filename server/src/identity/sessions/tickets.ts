import { AppError } from '#kernel/errors.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { SignedIn } from '../access/index.ts';
import type { Control } from '../tables/index.ts';
import { hashSecret, newSecret } from './secret.ts';

/** Seconds a ticket is good for. */
export const TICKET_SECONDS = 30;

export interface Redeemed {
  readonly account: SignedIn;
  readonly tenantId: string;
}

/**
 * Lets a page open a WebSocket: a browser sends no Authorization there, and an access token in an address
 * would lie in logs. A ticket works once, for half a minute, for the tenant it was issued for, at
 * whichever process it is shown.
 */
export class Tickets {
  readonly #control: Control;
  readonly #clock: Clock;

  constructor(control: Control, clock: Clock) {
    this.#control = control;
    this.#clock = clock;
  }

  async issue(sessionId: string, tenantId: string): Promise<string> {
    const now = this.#clock.now();
    const ticket = newSecret();
    await this.#control
      .deleteFrom('ws_ticket')
      .where('session_id', '=', sessionId)
      .where('expires_at', '<', iso(now))
      .execute();
    await this.#control
      .insertInto('ws_ticket')
      .values({
        ticket_hash: hashSecret(ticket),
        session_id: sessionId,
        tenant_id: tenantId,
        expires_at: iso(new Date(now.getTime() + TICKET_SECONDS * 1000)),
      })
      .execute();
    return ticket;
  }

  /**
   * Whose ticket it is, and for which tenant; it is gone with this. Whether the session is still open and
   * the tenant is the one asked for is for the caller to see.
   * @throws AppError `unauthenticated` when it is unknown, used or too old
   */
  async redeem(ticket: string): Promise<Redeemed> {
    const row = await this.#control
      .deleteFrom('ws_ticket as t')
      .using('session as s')
      .whereRef('s.id', '=', 't.session_id')
      .where('t.ticket_hash', '=', hashSecret(ticket))
      .where('t.expires_at', '>', iso(this.#clock.now()))
      .returning([
        't.tenant_id',
        's.id as session_id',
        's.user_id',
        's.tenant_id as bound_tenant_id',
      ])
      .executeTakeFirst();
    if (!row) throw new AppError('unauthenticated', 'This ticket has expired or was already used.');
    const { tenant_id: tenantId, session_id: sessionId, user_id: userId } = row;
    return { tenantId, account: { userId, sessionId, boundTenantId: row.bound_tenant_id } };
  }
}
