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
      summary: 'A ticket to open a WebSocket with',
      description:
        'For browsers, which cannot send Authorization there: open `/ws/tasks?ticket=…`. It works once, for half a minute, for this workspace.',
      onlyReads: true,
      reply: { 200: TicketAnswer },
    },
    async ({ account, tenant }) => ({
      ticket: await tickets.issue(account.sessionId, tenant.id),
      expiresIn: TICKET_SECONDS,
    }),
  );
