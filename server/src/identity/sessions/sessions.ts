import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Cache, CacheBus } from '#platform/cache/index.ts';
import type { SignedIn } from '../access/index.ts';
import { holdPassword } from '../accounts/index.ts';
import type { Control } from '../tables/index.ts';
import type { AccessTokens } from './access-tokens.ts';
import { type RefreshDecision, judge } from './rotation.ts';
import { hashSecret, newSecret, newSeed, successorOf } from './secret.ts';
import {
  type EndedWith,
  type Session,
  findHolder,
  forgetRepeat,
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

/** The same for every login and password that do not belong together. */
export const invalidCredentials = (): AppError =>
  new AppError('invalid_credentials', 'No account has this login and password.');

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

/** What a new session depends on. */
export interface SessionTerms {
  /** When it ends at the latest, ISO-8601: a session handed over does not outlive the one it came from. */
  readonly until?: string | undefined;
  /** What the password was checked against: it must be that of the account when the session opens. */
  readonly passwordHash?: string | undefined;
}

/** Who signs in, from where, and for which tenant if it is on a tenant's own host. */
export interface NewSession extends SessionTerms {
  readonly userId: string;
  readonly tenantId: string | null;
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
}

/** A refresh token that someone presents. */
export interface Refreshing {
  readonly refreshToken: string;
  /** The tenant whose own host the request came to; a bound session works on no other's. */
  readonly hostTenantId: string | null;
  /** Proves later that it was this client whose answer got lost. */
  readonly idempotencyKey: string | undefined;
}

/** Whether a session may be refreshed on a host: on the base host, or on that of its own tenant. */
const isBoundTo = (session: Session, hostTenantId: string | null): boolean =>
  hostTenantId === null || session.tenantId === null || session.tenantId === hostTenantId;

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

  /** @throws AppError `invalid_credentials` when the password has been changed since it was checked */
  async open(request: NewSession): Promise<Grant> {
    const { control, clock, refreshTokenDays } = this.#options;
    const now = clock.now();
    const expiresAt = iso(new Date(now.getTime() + refreshTokenDays * DAY_MS));
    const { until, passwordHash } = request;
    const session: Session = {
      id: newId(),
      userId: request.userId,
      tenantId: request.tenantId,
      userAgent: request.userAgent?.slice(0, 300) ?? null,
      address: request.address ?? null,
      createdAt: iso(now),
      lastUsedAt: iso(now),
      expiresAt: until !== undefined && until < expiresAt ? until : expiresAt,
    };
    const refreshToken = await control.transaction().execute(async (trx) => {
      // A change ends all open sessions, so this one is opened before the change or not at all.
      if (passwordHash !== undefined && !(await holdPassword(trx, request.userId, passwordHash)))
        throw invalidCredentials();
      await removeEndedSessions(trx, request.userId, iso(new Date(now.getTime() - DAY_MS)));
      await insertSession(trx, session);
      const token = newSecret();
      await this.#keepToken(trx, session, token, iso(now));
      return token;
    });
    return this.#grant(session, refreshToken);
  }

  /**
   * Trades a refresh token for a new one and a new access token.
   * @throws AppError `session_ended`; `refresh_in_progress` while another request trades the token
   */
  async refresh(request: Refreshing): Promise<Grant> {
    const { control, clock } = this.#options;
    const arrived = clock.now();
    const hash = hashSecret(request.refreshToken);
    const keyHash =
      request.idempotencyKey === undefined ? null : hashSecret(request.idempotencyKey);
    const outcome = await control.transaction().execute(async (trx) => {
      const token = await lockRefreshToken(trx, hash, keyHash);
      if (!token || !isBoundTo(token.session, request.hostTenantId)) return undefined;
      // Later than the arrival of every request that waited for the lock.
      const now = clock.now();
      const verdict = judge(token, { arrived, now });
      if (verdict === 'ended') return undefined;
      return { session: token.session, ...(await this.#settle(trx, verdict, token, request, now)) };
    });
    if (outcome?.next) return this.#grant(outcome.session, outcome.next);
    if (outcome?.isBusy) {
      throw new AppError(
        'refresh_in_progress',
        'Another request is exchanging this refresh token. Use the token from its response.',
        { retryAfter: 1 },
      );
    }
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
   * For long-lived connections.
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
    // Asked when the first of them is: what fails before anyone waits for it would end the process.
    let asked: ReturnType<typeof listOpenSessions> | undefined;
    const ask = () => (asked ??= listOpenSessions(control, unknown, iso(clock.now())));
    await Promise.all(
      unknown.map(async (id) => {
        if (await this.#open.get(id, async () => (await ask()).has(id))) open.add(id);
      }),
    );
    return open;
  }

  /** Whose open session a refresh token belongs to; the token is not spent. */
  holderOf(refreshToken: string): Promise<{ userId: string; sessionId: string } | undefined> {
    const { control, clock } = this.#options;
    return findHolder(control, hashSecret(refreshToken), iso(clock.now()));
  }

  /**
   * @param boundTo ends it only if it is bound to this tenant; null for any
   * @returns whether there was such an open session of that person
   */
  async end(sessionId: string, userId: string, boundTo: string | null = null): Promise<boolean> {
    return this.#revoke({ id: sessionId, userId, boundTo });
  }

  async endByRefreshToken(refreshToken: string): Promise<boolean> {
    return this.#revoke({ refreshTokenHash: hashSecret(refreshToken) });
  }

  /** Ends every session of a tenant's own host, or of accounts, in every process. */
  async endWith(what: EndedWith): Promise<void> {
    await this.#revoke(what);
  }

  /**
   * Ends every session of an account in the caller's transaction.
   * @returns what to call after the commit: it tells every process
   */
  async endAllWithin(trx: Control, userId: string): Promise<() => Promise<void>> {
    const now = iso(this.#options.clock.now());
    const ended = await revokeSessions(trx, { ofAccounts: [userId] }, now);
    return async () => {
      await Promise.all(ended.map((id) => this.#open.invalidate(id)));
    };
  }

  async #revoke(which: Parameters<typeof revokeSessions>[1]): Promise<boolean> {
    const { control, clock } = this.#options;
    const ended = await revokeSessions(control, which, iso(clock.now()));
    await Promise.all(ended.map((id) => this.#open.invalidate(id)));
    return ended.length > 0;
  }

  /** Does what a presented token deserves. @returns the next token, unless there is none to hand out */
  async #settle(
    trx: Control,
    verdict: Exclude<RefreshDecision, 'ended'>,
    token: { session: Session; successorSeed: Buffer | null },
    { refreshToken, idempotencyKey }: Refreshing,
    now: Date,
  ): Promise<{ next?: string; isBusy?: boolean }> {
    const { session } = token;
    const hash = hashSecret(refreshToken);
    switch (verdict) {
      case 'busy':
        return { isBusy: true };
      case 'theft':
        await revokeSessions(trx, { id: session.id }, iso(now));
        return {};
      case 'repeat':
        await forgetRepeat(trx, hash);
        return { next: successorOf(refreshToken, token.successorSeed as Buffer) };
      case 'trade': {
        const successorSeed = newSeed();
        const next = successorOf(refreshToken, successorSeed);
        const repeatable =
          idempotencyKey === undefined
            ? undefined
            : { successorSeed, keyHash: hashSecret(idempotencyKey) };
        await useRefreshToken(trx, hash, iso(now), repeatable);
        await touchSession(trx, session.id, iso(now));
        await this.#keepToken(trx, session, next, iso(now));
        return { next };
      }
    }
  }

  async #keepToken(trx: Control, session: Session, token: string, createdAt: string) {
    const { id: sessionId, expiresAt } = session;
    await insertRefreshToken(trx, { hash: hashSecret(token), sessionId, createdAt, expiresAt });
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
