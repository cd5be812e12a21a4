/**
 * The one way out: requests by HTTP to the internet, and to nothing in or around this machine. Every
 * address, of every hop, is judged where the connection is made.
 */
export { OutboundError, type OutboundReason } from './failure.ts';
export { type OutboundOptions, createOutbound } from './outbound.ts';
export type { Headers, Outbound, OutboundRequest, OutboundResponse } from './request.ts';
export { type Resolve, resolveBy } from './resolve.ts';
export { TrialThrottle } from './trials.ts';
