/**
 * What a presented refresh token deserves (RFC 9700, 4.14.2). The tokens of a session form one chain:
 * each is traded once for its successor, and a second trade means that two parties hold it, so the
 * session ends. Two cases are no theft:
 *
 * - An answer got lost. A client that sent an Idempotency-Key with the trade may repeat it once within
 *   a few seconds, while the successor is unused, and gets the same successor. A thief who has the token
 *   alone does not know the key.
 * - Two requests with the token were under way at once. One is answered with the successor. The others
 *   arrived before that trade was done, get nothing, and end nothing. A client that still holds the old
 *   token afterwards presents it again, and that ends the session.
 */

export const REPEAT_MS = 10_000;

export interface PresentedToken {
  readonly usedAt: string | null;
  readonly expiresAt: string;
  readonly sessionRevokedAt: string | null;
  readonly accountActive: boolean;
  /** When the session's one unused token was made, if there is one. */
  readonly unusedSince: string | null;
  /** Whether the key of its trade was presented again, for the first time. */
  readonly isRepeated: boolean;
}

export type RefreshDecision =
  /** Good: trade it for a new one. */
  | 'trade'
  /** Traded a moment ago by the same client: hand out the same successor. */
  | 'repeat'
  /** Another request with it is being answered: refuse, and end nothing. */
  | 'busy'
  /** Used before: end the session. */
  | 'theft'
  /** Expired, or the session has ended. */
  | 'ended';

/** @param when.arrived before anything of the request waited @param when.now with the session locked */
export function judge(token: PresentedToken, when: { arrived: Date; now: Date }): RefreshDecision {
  if (token.sessionRevokedAt !== null || !token.accountActive) return 'ended';
  if (Date.parse(token.expiresAt) <= when.now.getTime()) return 'ended';
  if (token.usedAt === null) return 'trade';
  const usedAt = Date.parse(token.usedAt);
  const isDirectSuccessor = token.unusedSince === token.usedAt;
  const isRecent = when.now.getTime() - usedAt <= REPEAT_MS;
  if (token.isRepeated && isDirectSuccessor && isRecent) return 'repeat';
  return when.arrived.getTime() <= usedAt ? 'busy' : 'theft';
}
