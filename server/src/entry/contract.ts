import type { ContractInfo } from '#platform/http-server/index.ts';

/** The opening words of the contract. */
export const contractWords: Omit<ContractInfo, 'tags' | 'refusals'> = {
  title: 'TaskForce API',
  version: '1.0.0',
  description: [
    'Projects and tasks for any number of organisations.',
    '**Workspace.** Tenant routes need one: call the workspace’s own host, or send `X-Tenant-ID` (slug or id) on the base host.',
    '**Signing in.** `POST /api/v1/auth/login`, then `Authorization: Bearer <accessToken>`; renew with `POST /api/v1/auth/refresh`.',
    '**Lists** answer `{items, nextCursor}`; pass `nextCursor` back as `?cursor=`. `?count=true` adds `total`.',
    '**Changes.** Resources carry `version` and `ETag`; send `If-Match` to be refused (412) instead of overwriting somebody else’s change.',
    'A POST whose description names the header `Idempotency-Key` is done once, however often it is sent with the same key within 24 hours.',
    '**Refusals** are problem documents (RFC 9457) with a stable `code`; 422 names the offending fields in `errors`, 20 at most.',
  ].join('\n\n'),
};
