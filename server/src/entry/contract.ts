import type { ContractInfo } from '#platform/http-server/index.ts';

/** The opening words of the contract. */
export const contractWords: Omit<ContractInfo, 'tags' | 'refusals' | 'schemas'> = {
  title: 'TaskForce API',
  version: '1.0.0',
  description: [
    'Projects and tasks for any number of organisations.',
    '**Workspace.** Tenant routes require a workspace: call its own host, or send `X-Tenant-ID` (slug or id) to the base host.',
    '**Authentication.** `POST /api/v1/auth/login`, then `Authorization: Bearer <accessToken>`; renew with `POST /api/v1/auth/refresh`.',
    '**Lists** are `{items, nextCursor}`; pass `nextCursor` as `?cursor=`. `?count=true` adds `total`.',
    '**Concurrent changes.** Resources have a `version` and an `ETag`; send `If-Match` to get 412 instead of overwriting another person’s change.',
    '**Idempotency.** A POST that lists the header `Idempotency-Key` is executed once, however often it is sent with the same key within 24 hours.',
    '**Errors** are problem documents (RFC 9457) with a stable `code`; 422 lists the invalid fields in `errors`, 20 at most.',
  ].join('\n\n'),
};
