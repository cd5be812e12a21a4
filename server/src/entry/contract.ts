import type { ContractInfo } from '#platform/http-server/index.ts';

/** The opening words of the contract. */
export const contractInfo: ContractInfo = {
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
  tags: [
    { name: 'auth', description: 'Sign up, sign in, renew a session, sign out' },
    { name: 'me', description: 'The person signed in and the workspaces they belong to' },
    { name: 'notifications', description: 'The inbox, and what a person is notified about' },
    { name: 'tenant', description: 'The workspace: its settings, members and invitations' },
    { name: 'domains', description: 'Addresses of the workspace’s own' },
    { name: 'projects', description: 'Projects, their members and their figures' },
    { name: 'tasks', description: 'Tasks, their lifecycle and their history' },
    { name: 'labels', description: 'Labels, which all projects of the workspace share' },
    { name: 'trash', description: 'Deleted tasks and projects: list, read, delete for good' },
    { name: 'analytics', description: 'Daily snapshots of projects' },
    { name: 'reports', description: 'Reports about a project, as a page or a table' },
    { name: 'webhooks', description: 'Events sent to other systems, with their deliveries' },
    { name: 'external tasks', description: 'Tasks read live from other systems' },
    { name: 'jobs', description: 'Work that goes on in the background' },
  ],
};
