/**
 * Events of tenants: announced in the cell's outbox, positioned in the tenant's stream by the one relay of the cell,
 * dispatched to jobs, and sent to subscribers.
 */
export { carryEventsOver } from './carry-over.ts';
export { announce, type Announcement } from './announce.ts';
export {
  eventType,
  isOf,
  type EventType,
  type StreamedEvent,
  type TenantEvent,
} from './event-type.ts';
export { countSetAside, noteAlarm } from './alarm.ts';
export { EventFeed, type Subscription } from './feed.ts';
export { ProcessEntry } from './processes.ts';
export { InvalidPayload } from './dispatch-errors.ts';
export { Relay } from './relay.ts';
export { type AsideEvent, discardAside, listAside, replayAside } from './set-aside.ts';
export { eventsAfter, findEvent, lastPosition } from './store.ts';
export { streamOf } from './stream.ts';
export type { FeedListener, FeedSource, StreamPosition } from './tenant-feed.ts';
export { OutboxNotifier } from './notifier.ts';
export { eventPrivacy } from './privacy.ts';
