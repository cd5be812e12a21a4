import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'GET /tenant': () => [{ url: '/tenant', reveals: true }],
  'PATCH /tenant': () => [{ url: '/tenant', body: { name: 'Company of a probe' } }],
  'GET /tenant/members': (w) => [
    { url: '/tenant/members?limit=100' },
    { url: `/tenant/members?q=${w.canary}` },
  ],
  'PATCH /tenant/members/:userId': (w) => [
    { url: `/tenant/members/${w.memberId}`, body: { title: 'Probe' } },
  ],
  'DELETE /tenant/members/:userId': (w) => [{ url: `/tenant/members/${w.memberId}` }],
  'GET /tenant/people': () => [{ url: '/tenant/people' }],
  'GET /tenant/invitations': () => [{ url: '/tenant/invitations?limit=100', reveals: true }],
  'POST /tenant/invitations': () => [
    {
      url: '/tenant/invitations',
      body: { email: 'probe@example.com', role: 'member' },
    },
  ],
  'POST /tenant/invitations/:id/link': (w) => [
    { url: `/tenant/invitations/${w.invitationId}/link` },
  ],
  'DELETE /tenant/invitations/:id': (w) => [{ url: `/tenant/invitations/${w.invitationId}` }],
};
