import { createSecretKey } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { isUuid } from '#kernel/ids.ts';
import type { Clock } from '#kernel/time.ts';
import { atMost } from '#platform/cache/index.ts';

/**
 * Access tokens: short-lived JWTs by RFC 8725 and RFC 9068 (one algorithm, explicit type, issuer and
 * audience checked). They say who and which session; what that person may do is looked up each time.
 */

const ISSUER = 'taskforce';
const AUDIENCE = 'taskforce-api';
const TYPE = 'at+jwt';
const MAX_LENGTH = 1000;
/** Verified tokens remembered, so that one signature check serves all requests of a token's ten minutes. */
const REMEMBERED = 20_000;

const isId = (claim: unknown): claim is string => typeof claim === 'string' && isUuid(claim);

export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** The only tenant the token is good for, when its session was opened on that tenant's own host. */
  readonly boundTenantId: string | null;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

export class AccessTokens {
  readonly #key;
  readonly #clock: Clock;
  readonly #known = new LRUCache<string, AccessClaims>(atMost(REMEMBERED));
  readonly lifetimeSeconds: number;

  /** @param key at least 256 bits */
  constructor(key: Uint8Array, lifetimeSeconds: number, clock: Clock) {
    if (key.length < 32) throw new Error('the access token key needs at least 256 bits');
    this.#key = createSecretKey(key);
    this.#clock = clock;
    this.lifetimeSeconds = lifetimeSeconds;
  }

  async issue(claims: Omit<AccessClaims, 'expiresAt'>): Promise<string> {
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    return new SignJWT({
      sid: claims.sessionId,
      ...(claims.boundTenantId && { tid: claims.boundTenantId }),
    })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(claims.userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + this.lifetimeSeconds)
      .sign(this.#key);
  }

  /** The claims of a token that is ours and not yet expired. */
  async verify(token: string): Promise<AccessClaims | undefined> {
    const known = this.#known.get(token) ?? (await this.#check(token));
    if (!known || known.expiresAt <= this.#clock.now().getTime()) return undefined;
    return known;
  }

  async #check(token: string): Promise<AccessClaims | undefined> {
    if (token.length > MAX_LENGTH) return undefined;
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: this.#clock.now(),
      });
      const { sub, sid, tid, exp } = payload;
      if (!isId(sub) || !isId(sid) || exp === undefined) return undefined;
      if (tid !== undefined && !isId(tid)) return undefined;
      const claims: AccessClaims = {
        userId: sub,
        sessionId: sid,
        boundTenantId: tid ?? null,
        expiresAt: exp * 1000,
      };
      this.#known.set(token, claims);
      return claims;
    } catch {
      return undefined;
    }
  }
}
