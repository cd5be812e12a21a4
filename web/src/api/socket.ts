import { postAuthWsTicket } from './generated/index.ts';
import { site } from './site.ts';
import { dataOf, within } from './tenant.ts';

/** A way in for one WebSocket, good once and for a few seconds. @throws Problem */
export async function socketTicket(slug: string): Promise<string> {
  return (await dataOf(postAuthWsTicket(within(slug)))).ticket;
}

/**
 * Where the workspace's WebSocket is: on this page's own host, which names the workspace unless it is
 * the base host.
 * @param position where this page was before, to be told what it missed
 */
export function socketAddress(slug: string, ticket: string, position: string | undefined): string {
  const address = new URL('/ws/tasks', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.searchParams.set('ticket', ticket);
  if (site().kind === 'base') address.searchParams.set('tenant', slug);
  if (position !== undefined) address.searchParams.set('position', position);
  return address.href;
}
