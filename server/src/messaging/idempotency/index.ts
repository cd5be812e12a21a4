/** Responses to requests with an Idempotency-Key, stored in the same commit as their effect. */
export { type IdempotentRequest, idempotentCommit, purgeAnswers } from './commit.ts';
export { idempotencyRows } from './rows.ts';
export { idempotencyPrivacy } from './privacy.ts';
