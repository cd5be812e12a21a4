/** Sessions: their tokens, their tickets for sockets, and their transfer to another host. */
export { AccessTokens } from './access-tokens.ts';
export { Handoff } from './handoff.ts';
export { KnownNetworks } from './known-networks.ts';
export { LoginThrottle } from './login-throttle.ts';
export { networkOf } from './network.ts';
export { RefreshTransport, type TokensView } from './refresh-transport.ts';
export { hashSecret, newSecret } from './secret.ts';
export { listSessions, type Session } from './session-store.ts';
export { Sessions, invalidCredentials, type SessionTerms } from './sessions.ts';
export { TICKET_SECONDS, Tickets, type Redeemed } from './tickets.ts';
export { listUnproved, shutOutUnproved } from './unproved.ts';
