/**
 * The life of this process: when it starts its work, what stops it, and what it keeps in memory while idle. Knows
 * nothing of what runs inside; an entry awaits `untilSignal`, then disposes what it owns.
 */
export { onParentGone } from './lifeline.ts';
export { collectAtRest } from './rest.ts';
export { untilSignal } from './signals.ts';
export { untilWanted } from './spare.ts';
