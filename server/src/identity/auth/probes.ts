import type { Probes } from '../../../test/isolation/probe.ts';

export const probes: Probes = {
  'POST /auth/ws-ticket': () => [{ url: '/auth/ws-ticket' }],
};
