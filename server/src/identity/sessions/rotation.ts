/**
 * What a presented refresh token deserves (RFC 9700, 4.14.2). Tokens of a session form one chain:
 * each is traded once for its successor, and a second trade means that two parties hold it, so the
 * session ends.
 *
 * One exception, without which a reload at the wrong moment would sign people out: within a few
 * seconds, while the successor has never been used, the same token may be traded again. The unused
 * successor is struck out, so the chain stays one chain; whoever holds the struck-out token, thief
 * or owner, ends the session by presenting it.
 */

export const RETRADE_MS = 10_000;

export interface PresentedToken {
  readonly usedAt: string | null;
  readonly expiresAt: string;
  readonly sessionRevokedAt: string | null;
  readonly accountActive: boolean;
  /** When the session's one unused token was made, if there is one. */
  readonly unusedSince: string | null;
}

export type Verdict =
  /** Good: trade it for a new one. */
  | 'trade'
  /** Traded a moment ago and the answer never arrived: strike out the successor, make another. */
  | 'retrade'
  /** Used before: end the session. */
  | 'theft'
  /** Expired, or the session has ended. */
  | 'ended';

export function judge(token: PresentedToken, now: Date): Verdict {
  if (token.sessionRevokedAt !== null || !token.accountActive) return 'ended';
  if (Date.parse(token.expiresAt) <= now.getTime()) return 'ended';
  if (token.usedAt === null) return 'trade';
  const isDirectSuccessor = token.unusedSince === token.usedAt;
  const isRecent = now.getTime() - Date.parse(token.usedAt) <= RETRADE_MS;
  return isDirectSuccessor && isRecent ? 'retrade' : 'theft';
}
