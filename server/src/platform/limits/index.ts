/** Rate limits, counted for all processes together if there is a Redis. */
export type { Count, Counter, CounterOptions } from './counter.ts';
export { Limits } from './limits.ts';
export { type RateResult, WINDOW_SECONDS, type Windows } from './window.ts';
