import Type from 'typebox';
import type { RowRules } from '#tenancy/transfer/index.ts';

/** No answer that is stored is longer. */
const LONGEST_ANSWER = 4_000_000;

export const idempotencyRows: RowRules = {
  idempotency: {
    columns: {
      route: Type.String({ maxLength: 200, pattern: '^[A-Z]+ /[!-~]*$' }),
      key: Type.String({ minLength: 1, maxLength: 200, pattern: '^[!-~]+$' }),
      fingerprint: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      status: Type.Integer({ minimum: 1, maximum: 599 }),
      response: Type.String({ maxLength: LONGEST_ANSWER }),
    },
    check: ({ response }) => (isJson(response) ? undefined : 'response must be JSON'),
  },
};

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}
