import type { FeedListener, StreamedEvent, Subscription } from '#messaging/events/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import type { Presenter } from './presenter.ts';
import type { WallSource } from './walls.ts';

/** Where a room's events come from; see `messaging/events`. */
export interface EventSource {
  subscribe(tenantId: string, listener: FeedListener): Promise<Subscription>;
  /** What is kept of the stream after a position, in order. */
  after(scope: Scope, position: number, limit: number): Promise<readonly StreamedEvent[]>;
}

/** What every room needs. */
export interface RoomDeps {
  readonly events: EventSource;
  readonly walls: WallSource;
  readonly people: Pick<People, 'directory'>;
  /** By the kind of event. */
  readonly presenters: ReadonlyMap<string, Presenter>;
  /** The tenant's data wherever it is now. @throws AppError when it cannot be reached */
  readonly scopeOf: (tenant: TenantRecord) => Promise<Scope>;
  readonly onError: (error: unknown) => void;
}
