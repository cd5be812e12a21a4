/**
 * Outgoing HTTP requests: to the internet only, never to this machine or its network. Every address of every hop is
 * checked where the connection is made.
 */
export { OutboundError, type OutboundReason } from './failure.ts';
export { type OutboundOptions, createOutbound } from './outbound.ts';
export type { Headers, Outbound, OutboundRequest, OutboundResponse } from './request.ts';
export { type Resolve, resolveBy } from './resolve.ts';
export { TrialThrottle } from './trials.ts';
