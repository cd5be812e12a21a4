/**
 * The message bus between the processes of a deployment: PostgreSQL's NOTIFY, or Redis with NOTIFY as fallback.
 * Messages are short ({@link MAX_MESSAGE}) and can be lost; subscribers are notified of interruptions.
 */
export type { Bus, OnBusError } from './bus.ts';
export { MAX_MESSAGE } from './envelope.ts';
export { PairedBus } from './paired.ts';
export { type Greeting, PostgresBus } from './postgres.ts';
export { RedisBus } from './redis.ts';
