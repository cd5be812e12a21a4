import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Cache, CacheBus } from '#platform/cache/index.ts';
import type { SignedIn } from '../access/actor.ts';
import type { Control } from '../tables.ts';
import type { AccessTokens } from './access-tokens.ts';
import { judge } from './rotation.ts';
import { hashSecret, newSecret } from './secret.ts';
import {
  type EndedWith,
  type Session,
  insertRefreshToken,
  insertSession,
  isSessionOpen,
  listOpenSessions,
  lockRefreshToken,
  removeEndedSessions,
  revokeSessions,
  touchSession,
  useRefreshToken,
} from './session-store.ts';

const DAY_MS = 86_400_000;

/** What a sign-in or a refresh hands out. */
export interface Grant {
  readonly sessionId: string;
  readonly userId: string;
  readonly accessToken: string;
  /** Seconds the access token is good for. */
  readonly expiresIn: number;
  readonly refreshToken: string;
  /** When the session ends whatever happens, ISO-8601. */
  readonly sessionExpiresAt: string;
}

/** Who signs in, from where, and for which tenant if it is on a tenant's own host. */
export interface NewSession {
  readonly userId: string;
  readonly tenantId: string | null;
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
}

export interface SessionsOptions {
  readonly control: Control;
  readonly caches: CacheBus;
  readonly tokens: AccessTokens;
  readonly refreshTokenDays: number;
  readonly clock: Clock;
}

/** Opens, renews, ends and recognises sessions. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #open: Cache<boolean>;

  constructor(options: SessionsOptions) {
    this.#options = options;
    // Ends are announced to every process; the time to live only bounds a lost announcement.
    this.#open = options.caches.cache('session', { max: 50_000, ttlMs: 30_000 });
  }

  async open(request: NewSession): Promise<Grant> {
    const { control, clock, refreshTokenDays } = this.#options;
    const now = clock.now();
    const session: Session = {
      id: newId(),
      userId: request.userId,
      tenantId: request.tenantId,
      userAgent: request.userAgent?.slice(0, 300) ?? null,
      address: request.address ?? null,
      createdAt: iso(now),
      lastUsedAt: iso(now),
      expiresAt: iso(new Date(now.getTime() + refreshTokenDays * DAY_MS)),
    };
    const refreshToken = await control.transaction().execute(async (trx) => {
      await removeEndedSessions(trx, request.userId, iso(new Date(now.getTime() - DAY_MS)));
      await insertSession(trx, session);
      return this.#nextToken(trx, session, iso(now));
    });
    return this.#grant(session, refreshToken);
  }

  /**
   * Trades a refresh token for a new one and a new access token.
   * @param hostTenantId the tenant whose own host the request came to; a bound session works on no other's
   * @throws AppError `session_ended`
   */
  async refresh(refreshToken: string, hostTenantId: string | null): Promise<Grant> {
    const { control, clock } = this.#options;
    const now = clock.now();
    const outcome = await control.transaction().execute(async (trx) => {
      const token = await lockRefreshToken(trx, hashSecret(refreshToken));
      if (!token) return undefined;
      const { session } = token;
      if (hostTenantId !== null && session.tenantId !== null && session.tenantId !== hostTenantId)
        return undefined;
      const verdict = judge(token, now);
      if (verdict === 'ended') return undefined;
      if (verdict === 'theft') {
        await revokeSessions(trx, { id: session.id }, iso(now));
        return { session, next: undefined };
      }
      await useRefreshToken(trx, session.id, iso(now));
      await touchSession(trx, session.id, iso(now));
      // The successor of a token traded twice keeps the time of the first trade: that is how it is known.
      return { session, next: await this.#nextToken(trx, session, token.usedAt ?? iso(now)) };
    });
    if (outcome?.next) return this.#grant(outcome.session, outcome.next);
    if (outcome) await this.#open.invalidate(outcome.session.id);
    throw new AppError('session_ended', 'This session has ended. Sign in again.');
  }

  /** Who presents an access token, if it is good and its session is still open. */
  async identify(accessToken: string): Promise<SignedIn | undefined> {
    const claims = await this.#options.tokens.verify(accessToken);
    if (!claims) return undefined;
    const { control, clock } = this.#options;
    const { userId, sessionId, boundTenantId } = claims;
    const open = await this.#open.get(sessionId, () =>
      isSessionOpen(control, sessionId, iso(clock.now())),
    );
    return open ? { userId, sessionId, boundTenantId } : undefined;
  }

  /**
   * Those of many sessions that are open: from memory, and with one query for all that is not remembered.
   * For whoever was let in and stays for long.
   */
  async stillOpen(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { control, clock } = this.#options;
    const open = new Set<string>();
    const unknown = ids.filter((id) => {
      const known = this.#open.peek(id);
      if (known === true) open.add(id);
      return known === undefined;
    });
    if (unknown.length === 0) return open;
    // Asked when the first of them is: what fails before anybody waits for it would end the process.
    let asked: ReturnType<typeof listOpenSessions> | undefined;
    const ask = () => (asked ??= listOpenSessions(control, unknown, iso(clock.now())));
    await Promise.all(
      unknown.map(async (id) => {
        if (await this.#open.get(id, async () => (await ask()).has(id))) open.add(id);
      }),
    );
    return open;
  }

  /** @returns whether there was such an open session of that person */
  async end(sessionId: string, userId: string): Promise<boolean> {
    return this.#revoke({ id: sessionId, userId });
  }

  async endByRefreshToken(refreshToken: string): Promise<boolean> {
    return this.#revoke({ refreshTokenHash: hashSecret(refreshToken) });
  }

  /** Ends every session of a tenant's own host, or of accounts, in every process. */
  async endWith(what: EndedWith): Promise<void> {
    await this.#revoke(what);
  }

  async #revoke(which: Parameters<typeof revokeSessions>[1]): Promise<boolean> {
    const { control, clock } = this.#options;
    const ended = await revokeSessions(control, which, iso(clock.now()));
    await Promise.all(ended.map((id) => this.#open.invalidate(id)));
    return ended.length > 0;
  }

  async #nextToken(trx: Control, session: Session, createdAt: string): Promise<string> {
    const token = newSecret();
    const { id: sessionId, expiresAt } = session;
    await insertRefreshToken(trx, { hash: hashSecret(token), sessionId, createdAt, expiresAt });
    return token;
  }

  async #grant(session: Session, refreshToken: string): Promise<Grant> {
    const { tokens } = this.#options;
    const claims = {
      userId: session.userId,
      sessionId: session.id,
      boundTenantId: session.tenantId,
    };
    return {
      sessionId: session.id,
      userId: session.userId,
      accessToken: await tokens.issue(claims),
      expiresIn: tokens.lifetimeSeconds,
      refreshToken,
      sessionExpiresAt: session.expiresAt,
    };
  }
}
