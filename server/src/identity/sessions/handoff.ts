import { AppError } from '#kernel/errors.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Control } from '../tables.ts';
import { hashSecret, newSecret } from './secret.ts';

const LIFETIME_MS = 60_000;

/**
 * Carries a sign-in from one host to another without a shared cookie: a code that works once, for a
 * minute, on the host it was made for.
 */
export class Handoff {
  readonly #control: Control;
  readonly #clock: Clock;

  constructor(control: Control, clock: Clock) {
    this.#control = control;
    this.#clock = clock;
  }

  /** @param tenantId the tenant whose own host may redeem it, or null for the base host */
  async issue(userId: string, tenantId: string | null): Promise<string> {
    const now = this.#clock.now();
    const code = newSecret();
    await this.#control
      .deleteFrom('handoff_code')
      .where('user_id', '=', userId)
      .where('expires_at', '<', iso(now))
      .execute();
    await this.#control
      .insertInto('handoff_code')
      .values({
        code_hash: hashSecret(code),
        user_id: userId,
        tenant_id: tenantId,
        expires_at: iso(new Date(now.getTime() + LIFETIME_MS)),
        used_at: null,
      })
      .execute();
    return code;
  }

  /**
   * @returns the id of who signed in elsewhere
   * @throws AppError `invalid_credentials` when the code is unknown, used, too old or for another host
   */
  async redeem(code: string, tenantId: string | null): Promise<string> {
    const now = iso(this.#clock.now());
    const row = await this.#control
      .updateTable('handoff_code')
      .set({ used_at: now })
      .where('code_hash', '=', hashSecret(code))
      .where('tenant_id', tenantId === null ? 'is' : '=', tenantId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('user_id')
      .executeTakeFirst();
    if (!row)
      throw new AppError(
        'invalid_credentials',
        'This sign-in link has expired or was used already.',
      );
    return row.user_id;
  }
}
