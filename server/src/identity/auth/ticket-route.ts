import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '../edge/index.ts';
import type { Identity } from '../identity.ts';
import { TICKET_SECONDS } from '../sessions/index.ts';
import { TicketAnswer } from './schema.ts';

/** What a page asks for before it opens a WebSocket. */
export const ticketRoute = ({ tickets }: Identity): Route =>
  tenantRoute(
    {
      method: 'POST',
      url: '/auth/ws-ticket',
      keyed: false,
      tag: 'auth',
      summary: 'Create a WebSocket ticket',
      description:
        'For browsers, which cannot send Authorization with a WebSocket: open `/ws/tasks?ticket=…`. The ticket works once within 30 seconds, for this workspace.',
      onlyReads: true,
      reply: { 200: TicketAnswer },
    },
    async ({ account, tenant }) => ({
      ticket: await tickets.issue(account.sessionId, tenant.id),
      expiresIn: TICKET_SECONDS,
    }),
  );
