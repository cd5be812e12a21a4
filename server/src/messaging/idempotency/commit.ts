import { AppError } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import { isLockTimeout } from '#platform/db/index.ts';
import { type TenantScope, type TxScope, call } from '#tenancy/scope/index.ts';
import { claimKey, findKey, forgetExpired, forgetOld, limitWait, storeAnswer } from './store.ts';

/** What makes two requests the same one (draft-ietf-httpapi-idempotency-key-header). */
export interface IdempotentRequest {
  readonly userId: string;
  /** Method and route, such as `POST /tasks`. */
  readonly route: string;
  readonly key: string;
  /** A digest of everything the answer depends on. */
  readonly fingerprint: string;
}

/** How long a stored answer is replayed. */
const KEEP_MS = 24 * 60 * 60 * 1000;
const MOST_ATTEMPTS = 5;

/**
 * Runs one unit of work, once for each key: the key is claimed and the answer stored in the same
 * transaction, so a crash leaves both or neither. A second request with the key waits for the first
 * to finish and gets its answer.
 * @param mayReplay throws when the person may not have the stored answer today
 * @throws AppError `idempotency_mismatch` when the key came with another request before,
 *   `idempotency_in_progress` when the first is still running after two seconds
 */
export function idempotentCommit<T>(
  scope: TenantScope,
  request: IdempotentRequest | undefined,
  work: (tx: TxScope) => Promise<T>,
  mayReplay?: (tx: TxScope, answer: T) => unknown,
): Promise<{ answer: T; replayed: boolean }> {
  return scope.transact(async (tx) => {
    if (!request) return { answer: await work(tx), replayed: false };
    const stored = await claim(tx, request);
    if (stored !== undefined) {
      await mayReplay?.(tx, stored as T);
      return { answer: stored as T, replayed: true };
    }
    const answer = await work(tx);
    tx.defer(storeAnswer, { ...keyOf(request), response: JSON.stringify(answer ?? null) });
    return { answer, replayed: false };
  });
}

/** Forgets answers that no one can ask for again. @returns how many */
export const purgeAnswers = (scope: TenantScope): Promise<number> =>
  scope.transact((tx) =>
    tx.change(forgetOld, { expired: iso(new Date(Date.parse(tx.now) - KEEP_MS)) }),
  );

/** @returns the stored answer of an earlier request, or undefined when the key is now ours */
async function claim(tx: TxScope, request: IdempotentRequest): Promise<unknown> {
  const key = keyOf(request);
  const expired = iso(new Date(Date.parse(tx.now) - KEEP_MS));
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const [, , found] = await tx.batch([
        call(limitWait, {}),
        call(claimKey, { ...key, fingerprint: request.fingerprint, now: tx.now }),
        call(findKey, key),
      ]);
      const row = found[0];
      // A row without an answer is only ever seen by the transaction that wrote it.
      if (row?.status === 0) return undefined;
      if (row && row.created_at >= expired) return answerOf(row, request);
      // Expired keys are deleted first; then the first claim wins, because others may be claiming it too.
      await tx.change(forgetExpired, { ...key, expired });
    }
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
  }
  throw new AppError(
    'idempotency_in_progress',
    'The first request with this Idempotency-Key is still running.',
    { retryAfter: 1 },
  );
}

function answerOf(
  row: { readonly fingerprint: string; readonly response: string },
  request: IdempotentRequest,
): unknown {
  if (row.fingerprint === request.fingerprint) return JSON.parse(row.response);
  throw new AppError(
    'idempotency_mismatch',
    'This Idempotency-Key was used for a different request; use a new key for a new request.',
  );
}

const keyOf = ({ userId, route, key }: IdempotentRequest) => ({ userId, route, key });
