/**
 * The life of this process: when it begins its work, who may end it and how it learns of that, and what it holds
 * while nothing happens. Knows nothing of what runs inside; an entry awaits `untilSignal`, then disposes what it owns.
 */
export { onParentGone } from './lifeline.ts';
export { collectAtRest } from './rest.ts';
export { untilSignal } from './signals.ts';
export { untilWanted } from './spare.ts';
